package io.throughline.export;

import io.throughline.journey.InvalidArgument;
import io.throughline.journey.YamlFaults;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** YAML that people write, without aliases of lists and keys and without keys that stand twice. */
public final class PlainYaml {
    private PlainYaml() {}

    /**
     * Lists, maps and texts, truth values and nulls.
     *
     * @param place how messages name the text
     * @param most characters
     * @throws InvalidArgument where it is no such text
     */
    public static @Nullable Object read(String place, String text, int most) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setCodePointLimit(most);
        DumperOptions write = new DumperOptions();
        try {
            return new Yaml(new SafeConstructor(options), new Representer(write), write, options, new PlainScalars())
                    .load(text);
        } catch (YAMLException broken) {
            throw new InvalidArgument(place, "this text", YamlFaults.of(broken.getMessage()));
        }
    }

    /** Leaves all but {@code true}, {@code false} and {@code null} as it is written: 01, yes, 12:30 and 2024-01-01 are texts. */
    private static final class PlainScalars extends Resolver {
        private static final Pattern TRUTH = Pattern.compile("^(?:true|false)$");
        private static final Pattern NOTHING = Pattern.compile("^(?:~|null)$");

        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, TRUTH, "tf");
            addImplicitResolver(Tag.NULL, NOTHING, "~n");
            addImplicitResolver(Tag.NULL, EMPTY, null);
        }
    }
}
