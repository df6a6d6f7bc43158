'use strict'

const { load, versionOf, hex, serve } = require('./bridge.cjs')

const { StringSession } = load('telegram/sessions')
const { AuthKey } = load('telegram/crypto/AuthKey')

serve({
  version: () => versionOf('telegram'),

  async read_string({ string }) {
    const session = new StringSession(string)
    await session.load()
    return {
      dc: session.dcId,
      address: session.serverAddress,
      port: session.port,
      key: session.authKey ? hex(session.authKey.getKey()) : null,
    }
  },

  async write_string({ dc, address, port, key }) {
    const session = new StringSession('')
    session.setDC(dc, address, port)
    const authKey = new AuthKey()
    await authKey.setKey(Buffer.from(key, 'hex'))
    session.setAuthKey(authKey, dc)
    return session.save()
  },
})
