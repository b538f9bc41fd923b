package io.throughline.identity;

/** Ids of customers who do not consent to being looked at; immutable. */
public final class Refusals {
    /** Nobody refuses. */
    public static final Refusals NONE = new Refusals(new Numbers());

    private final Numbers ids;

    Refusals(Numbers ids) {
        this.ids = ids;
    }

    public boolean isEmpty() {
        return ids.size() == 0;
    }

    /** @param id of a customer as {@link io.throughline.journey.CustomerHash} */
    public boolean holds(long id) {
        return ids.get(id) >= 0;
    }
}
