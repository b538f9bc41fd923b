package io.throughline.access;

/**
 * Whoever asks.
 *
 * @param name of the key or the person; author of what is written
 */
public record Caller(String name, Role role) {
    /** Name of the attribute under which a socket carries who asks. */
    public static final String ATTRIBUTE = "throughline.caller";

    /** Whoever asks a service that needs no key. */
    public static final Caller LOCAL = new Caller("local", Role.ADMIN);

    /** Throws {@link RoleNeeded} where the caller has a lesser role. */
    public void require(Role needed) {
        if (!role.includes(needed)) {
            throw new RoleNeeded(needed, this);
        }
    }
}
