package io.throughline.access;

/** Somebody asked for what their role may not do. */
public final class RoleNeeded extends RuntimeException {
    RoleNeeded(Role needed, Caller caller) {
        super("This needs the role " + needed + "; " + caller.name() + " is " + caller.role() + ".");
    }
}
