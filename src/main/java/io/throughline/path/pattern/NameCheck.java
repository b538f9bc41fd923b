package io.throughline.path.pattern;

import org.jspecify.annotations.Nullable;

/** What the names in a pattern may be. */
interface NameCheck {
    /** Takes every name. */
    NameCheck ANY = test -> null;

    /** What would be allowed in place of the test's value, null where it is fine. */
    @Nullable
    String valueInstead(StepPredicate test);

    /** What would be allowed in place of an attribute's name, null where it is fine. */
    default @Nullable String attributeInstead(String name) {
        return null;
    }
}
