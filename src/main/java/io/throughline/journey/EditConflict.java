package io.throughline.journey;

/** Somebody else changed what is to be changed: both texts, so that whoever edits can choose. */
public final class EditConflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String stored;
    private final String given;

    /** @param what is edited @param revision it has now @param stored as it is now @param given as it should become */
    public EditConflict(String what, int revision, String stored, String given) {
        super(Echo.of(what) + " was changed meanwhile and is at revision " + revision
                + ": read it again, then save with seen = " + revision);
        this.stored = stored;
        this.given = given;
    }

    public String stored() {
        return stored;
    }

    public String given() {
        return given;
    }
}
