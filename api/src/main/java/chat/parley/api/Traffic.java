package chat.parley.api;

/// What has gone through the sockets of a client or a server since it was started: datagrams, with
/// all that protects, acknowledges and repeats the messages in them.
///
/// @param datagramsIn datagrams that have arrived
/// @param bytesIn their bytes
/// @param droppedIn datagrams that were empty or too long to be ours, and were not looked at
/// @param datagramsOut datagrams that were handed to the network
/// @param bytesOut their bytes
/// @param droppedOut datagrams that the network did not take, or that would have had to wait for it
public record Traffic(
    long datagramsIn,
    long bytesIn,
    long droppedIn,
    long datagramsOut,
    long bytesOut,
    long droppedOut) {}
