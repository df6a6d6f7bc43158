'use strict'

// Answers calls for a real library: one JSON object per line in, one per line out.
// Libraries come from the directory given as first argument. Nothing here connects to
// anything; an attempt to is an error.

const dns = require('node:dns')
const fs = require('node:fs')
const { createRequire } = require('node:module')
const net = require('node:net')
const path = require('node:path')
const readline = require('node:readline')
const { pathToFileURL } = require('node:url')

function refuse() {
  throw new Error('a session needs no network')
}

net.Socket.prototype.connect = refuse
dns.lookup = refuse

const modules = path.resolve(process.argv[2])

exports.load = createRequire(path.join(modules, 'index.js'))

exports.importFrom = (file) => import(pathToFileURL(path.join(modules, file)))

exports.versionOf = (name) => JSON.parse(fs.readFileSync(path.join(modules, name, 'package.json'), 'utf8')).version

exports.hex = (bytes) => Buffer.from(bytes).toString('hex')

exports.bytes = (hex) => Uint8Array.from(Buffer.from(hex, 'hex'))

exports.serve = async (calls) => {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const { call, ...args } = JSON.parse(line)
    let answer
    try {
      answer = { result: (await calls[call](args)) ?? null }
    } catch (error) {
      answer = { error: `${error.name}: ${error.message}` }
    }
    process.stdout.write(JSON.stringify(answer) + '\n')
  }
}
