package io.throughline.access;

import io.throughline.journey.InvalidArgument;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What somebody may do; each role may do what those before it may. */
public enum Role {
    /** Reads every figure. */
    VIEWER,
    /** Also comments. */
    ANALYST,
    /** Also edits maps, the catalogue, personas, KPIs, quality rules and who is one customer. */
    EDITOR,
    /** Also imports, removes, erases, reads rows that were kept and the audit log, and manages keys. */
    ADMIN;

    private static final List<Role> ALL = List.of(values());

    /** Whether this role may do what another may. */
    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    /** This role and those it includes, the least first. */
    public List<Role> included() {
        return ALL.stream().filter(this::includes).toList();
    }

    /** The role of a name in any case; empty for other words. */
    public static Optional<Role> find(String name) {
        String upper = name.strip().toUpperCase(Locale.ROOT);
        return ALL.stream().filter(role -> role.name().equals(upper)).findFirst();
    }

    /** The role of a name; other words are refused. */
    public static Role of(String name) {
        return find(name).orElseThrow(() -> new InvalidArgument("role", name, Arrays.toString(values())));
    }
}
