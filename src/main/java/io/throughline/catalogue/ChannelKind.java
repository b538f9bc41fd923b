package io.throughline.journey;

/** Where a channel takes place. */
public enum ChannelKind {
    ONLINE,
    OFFLINE,
    HYBRID
}
