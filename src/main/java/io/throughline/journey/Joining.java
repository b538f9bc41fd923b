package io.throughline.journey;

/** How far identifiers are joined to customers. */
public enum Joining {
    /** Not at all: each id of each system is a customer. */
    NONE,
    /** By keys and addresses; devices join nobody. */
    PERSON,
    /** By all there is; a device follows the person last seen on it. */
    ALL
}
