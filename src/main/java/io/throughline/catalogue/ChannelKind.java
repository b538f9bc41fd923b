package io.throughline.catalogue;

/** Where a channel takes place. */
public enum ChannelKind {
    ONLINE,
    OFFLINE,
    HYBRID
}
