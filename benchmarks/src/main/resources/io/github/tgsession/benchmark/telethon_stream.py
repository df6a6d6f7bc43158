"""Feeds a real Telethon's session file with a stream of updates. Nothing connects to anything.

Takes the file of peers, the file of updates and the session file; says "ready" when all is read, waits for a line,
works, and says "done".
"""

import datetime
import sys

from telethon import types
from telethon.sessions import SQLiteSession

FIRST_CHANNEL = -1_000_000_000_000

DATE = datetime.datetime.fromtimestamp(1_700_000_000, tz=datetime.timezone.utc)


def to_entity(line):
    marked, access_hash, username, phone, name = line.rstrip('\n').split('\t')
    marked = int(marked)
    if marked > 0:
        return types.User(id=marked, access_hash=int(access_hash), first_name=name, username=username or None,
                          phone=phone or None)
    if marked > FIRST_CHANNEL:
        return types.Chat(id=-marked, title=name, photo=types.ChatPhotoEmpty(), participants_count=1, date=None,
                          version=1)
    return types.Channel(id=FIRST_CHANNEL - marked, title=name, photo=types.ChatPhotoEmpty(), date=None,
                         access_hash=int(access_hash), username=username or None)


def work(session, updates, save_every):
    for index, entities in enumerate(updates, start=1):
        session.process_entities(entities)
        session.set_update_state(0, types.updates.State(pts=index, qts=0, date=DATE, seq=0, unread_count=0))
        if index % save_every == 0:
            session.save()
    session.save()


def main(peers_file, updates_file, session_file, save_every):
    with open(peers_file, encoding='utf-8') as lines:
        peers = [to_entity(line) for line in lines]
    with open(updates_file, encoding='utf-8') as lines:
        updates = [[peers[int(index)] for index in line.split()] for line in lines]
    session = SQLiteSession(session_file)
    print('ready', flush=True)
    sys.stdin.readline()
    work(session, updates, save_every)
    print('done', flush=True)
    session.close()


if __name__ == '__main__':
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
