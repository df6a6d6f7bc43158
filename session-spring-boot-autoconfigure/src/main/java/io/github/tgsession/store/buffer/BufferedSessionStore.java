package io.github.tgsession.store.buffer;

/**
 * API for those who wire it: constructor (SessionStore delegate, BufferSettings
 * settings), void start(), void stop(), void close(), void addListener(FlushListener),
 * BufferStatistics statistics(), long cachedRows(), BufferSettings settings().
 */
final class BufferedSessionStore {

}
