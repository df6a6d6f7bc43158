'use strict'

const { importFrom, versionOf, hex, bytes, serve } = require('./bridge.cjs')

// Everything that any of the libraries calls a part of a session, under one name each.
function toData(session) {
  const main = session.primaryDcs.main
  const media = session.primaryDcs.media
  return {
    dc: main.id,
    address: main.ipAddress,
    port: main.port,
    ipv6: main.ipv6 ?? false,
    test: main.testMode ?? false,
    mediaAddress: media === main ? null : media.ipAddress,
    mediaPort: media === main ? null : media.port,
    user: session.self?.userId ?? null,
    bot: session.self?.isBot ?? null,
    key: hex(session.authKey),
  }
}

function fromData({ dc, address, port, ipv6, test, mediaAddress, mediaPort, user, bot, key }) {
  const main = { id: dc, ipAddress: address, port, ipv6, testMode: test }
  const media = mediaAddress ? { ...main, ipAddress: mediaAddress, port: mediaPort, mediaOnly: true } : main
  return {
    version: 3,
    primaryDcs: { main, media },
    authKey: bytes(key),
    self: user === null ? null : { userId: user, isBot: bot, isPremium: false, usernames: [] },
  }
}

function parsed({ dcId, ipAddress, port, ipv6, isTest, authKey, apiId, userId, isBot }, isTestDc) {
  return {
    dc: dcId,
    address: ipAddress,
    port,
    ipv6,
    test: isTest ?? isTestDc(ipAddress),
    key: hex(authKey),
    api: apiId,
    user: userId,
    bot: isBot,
  }
}

const toPeerForm = ({ dc, address, port, ipv6, test, key, api, user, bot }) => ({
  dcId: dc,
  ipAddress: address,
  port,
  ipv6,
  isTest: test,
  authKey: bytes(key),
  apiId: api,
  userId: user,
  isBot: bot,
})

async function main() {
  const { readStringSession, writeStringSession } = await importFrom('@mtcute/core/utils.js')
  const convert = await importFrom('@mtcute/convert/index.js')

  await serve({
    version: () => versionOf('@mtcute/convert'),

    read_string: ({ string }) => toData(readStringSession(string)),

    write_string: ({ session }) => writeStringSession(fromData(session)),

    parse: ({ library, string }) => parsed(convert[`parse${library}Session`](string), convert.isTestDc),

    serialize: ({ library, session }) => convert[`serialize${library}Session`](toPeerForm(session)),

    convert_from: ({ library, string }) => writeStringSession(convert[`convertFrom${library}Session`](string)),

    convert_to: ({ library, string, api }) => convert[`convertTo${library}Session`](string, { apiId: api }),
  })
}

main()
