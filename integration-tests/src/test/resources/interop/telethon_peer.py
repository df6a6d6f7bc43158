"""Answers for a real Telethon: one JSON object per line in, one per line out.

Nothing here connects to anything; an attempt to is an error.
"""

import datetime
import inspect
import json
import re
import sys
import time

from telethon import __version__, types
from telethon.crypto import AuthKey
from telethon.sessions import SQLiteSession, StringSession


def refuse_connections(event, args):
    if event in ('socket.connect', 'socket.getaddrinfo', 'socket.gethostbyname'):
        raise RuntimeError('a session needs no network: ' + event)


sys.addaudithook(refuse_connections)

# Telethon 1.25 takes them for no usernames.
SHORT_USERNAME = re.compile(r'(?:@|https://t\.me/)?([a-z][a-z0-9_]{1,2}[a-z0-9])', re.IGNORECASE)

clock = time.time
sessions = {}


def to_object(value):
    """Makes Telethon's object of the recorded form of one, or of a plain value."""
    if isinstance(value, list):
        return [to_object(member) for member in value]
    if not isinstance(value, dict):
        return value
    if '$bytes' in value:
        return bytes.fromhex(value['$bytes'])
    if '$date' in value:
        return datetime.datetime.fromtimestamp(value['$date'], tz=datetime.timezone.utc)
    cls = types
    for part in value['_'].split('.'):
        cls = getattr(cls, part, None)
    if cls is None:
        # Of a newer layer than this Telethon's.
        return None
    parameters = {name: parameter for name, parameter in inspect.signature(cls).parameters.items()
                  if parameter.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD}
    given = {name: to_object(member) for name, member in value.items() if name in parameters}
    required = [name for name, parameter in parameters.items()
                if parameter.default is inspect.Parameter.empty]
    return cls(**{**dict.fromkeys(required), **given})


def describe_peer(peer):
    kind = type(peer).__name__
    if kind == 'InputPeerUser':
        return [kind, peer.user_id, peer.access_hash]
    if kind == 'InputPeerChannel':
        return [kind, peer.channel_id, peer.access_hash]
    if kind == 'InputPeerChat':
        return [kind, peer.chat_id, 0]
    return [kind, 0, 0]


def look_up(session, key):
    try:
        return describe_peer(session.get_input_entity(to_object(key)))
    except ValueError as error:
        if 'Could not find input entity' in str(error):
            short = SHORT_USERNAME.fullmatch(key) if isinstance(key, str) else None
            row = session.get_entity_rows_by_username(short.group(1).lower()) if short else None
            return ['none', *(row or (0, 0))]
        named = session.get_entity_rows_by_name(key) if isinstance(key, str) else None
        return ['!ValueError', *(named or (0, 0))]
    except Exception as error:
        return ['!' + type(error).__name__, 0, 0]


def seconds(date):
    return int(date.timestamp()) if date else None


class Calls:

    @staticmethod
    def version():
        return '.'.join(__version__.split('.')[:3])

    @staticmethod
    def open(session, file):
        sessions[session] = SQLiteSession(file)

    @staticmethod
    def close(session):
        sessions.pop(session).close()

    @staticmethod
    def save(session):
        sessions[session].save()

    @staticmethod
    def view(session):
        opened = sessions[session]
        return {
            'dc': opened.dc_id,
            'address': opened.server_address,
            'port': opened.port,
            'key': opened.auth_key.key.hex() if opened.auth_key and opened.auth_key.key else None,
            'takeout': opened.takeout_id,
            'states': [[id, state.pts, state.qts, seconds(state.date), state.seq]
                       for id, state in opened.get_update_states()],
        }

    @staticmethod
    def lock(session):
        """Does to the file what changes do that are too many for SQLite's memory."""
        sessions[session]._conn.execute('begin exclusive')

    @staticmethod
    def state(session, id):
        state = sessions[session].get_update_state(id)
        return state and [state.pts, state.qts, seconds(state.date), state.seq]

    @staticmethod
    def look_up(session, keys):
        return [look_up(sessions[session], key) for key in keys]

    @staticmethod
    def entities(session):
        cursor = sessions[session]._cursor()
        rows = cursor.execute('select id, hash, username, phone, name from entities order by id').fetchall()
        cursor.close()
        return rows

    @staticmethod
    def version_row(session):
        return sessions[session]._execute('select version from version')[0]

    @staticmethod
    def files(session, keys):
        """What get_file asks; get_file itself fails on what it has found."""
        return [sessions[session]._execute(
            'select id, hash from sent_files where md5_digest = ? and file_size = ? and type = ?',
            bytes.fromhex(md5), size, kind) for md5, size, kind in keys]

    @staticmethod
    def file_keys(session):
        cursor = sessions[session]._cursor()
        rows = cursor.execute('select md5_digest, file_size, type from sent_files').fetchall()
        cursor.close()
        return [[md5.hex(), size, kind] for md5, size, kind in rows]

    @staticmethod
    def run(session, calls):
        """Replays recorded calls."""
        opened = sessions[session]
        for call in calls:
            arguments = to_object(call['args'])
            operation = call['op']
            if operation == 'now':
                time.time = lambda now=arguments[0]: now
            elif operation == 'set_dc':
                opened.set_dc(*arguments)
            elif operation == 'set_auth_key':
                opened.auth_key = AuthKey(bytes.fromhex(arguments[0]))
            elif operation == 'set_takeout':
                opened.takeout_id = arguments[0]
            elif operation == 'process':
                opened.process_entities(arguments[0])
            elif operation == 'set_state':
                opened.set_update_state(*arguments)
            elif operation == 'cache_file':
                opened.cache_file(*arguments)
            elif operation == 'save':
                opened.save()
            else:
                raise ValueError('Unknown operation ' + operation)
        time.time = clock

    @staticmethod
    def read_string(string):
        session = StringSession(string)
        return {'dc': session.dc_id, 'address': session.server_address, 'port': session.port,
                'key': session.auth_key.key.hex() if session.auth_key else None}

    @staticmethod
    def write_string(dc, address, port, key):
        session = StringSession()
        session.set_dc(dc, address, port)
        session.auth_key = AuthKey(bytes.fromhex(key))
        return session.save()


def main():
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer = {'result': getattr(Calls, request.pop('call'))(**request)}
        except Exception as error:
            answer = {'error': '{}: {}'.format(type(error).__name__, error)}
        print(json.dumps(answer), flush=True)


main()
