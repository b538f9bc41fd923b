package io.throughline.ingest.contract;

import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** Leaves all but {@code true}, {@code false} and {@code null} as it is written: a value that a column may hold is its text, 01 and yes and 2024-01-01 too. */
final class PlainScalars extends Resolver {
    private static final Pattern TRUTH = Pattern.compile("^(?:true|false)$");
    private static final Pattern NOTHING = Pattern.compile("^(?:~|null)$");

    @Override
    protected void addImplicitResolvers() {
        addImplicitResolver(Tag.BOOL, TRUTH, "tf");
        addImplicitResolver(Tag.NULL, NOTHING, "~n");
        addImplicitResolver(Tag.NULL, EMPTY, null);
    }
}
