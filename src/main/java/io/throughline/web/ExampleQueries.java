package io.throughline.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The queries of {@code graphql/examples}, ready to be opened in GraphiQL. */
@RestController
final class ExampleQueries {
    private final List<Example> examples;

    ExampleQueries() throws IOException {
        List<Example> found = new ArrayList<>();
        for (Resource file :
                new PathMatchingResourcePatternResolver().getResources("classpath:/graphql/examples/*.graphql")) {
            found.add(Example.of(String.valueOf(file.getFilename()), file.getContentAsString(StandardCharsets.UTF_8)));
        }
        found.sort(Comparator.comparing(Example::name));
        examples = List.copyOf(found);
    }

    /**
     * A query to begin with.
     *
     * @param title the comment at its beginning
     */
    record Example(String name, String title, String query) {
        static Example of(String file, String query) {
            String title = query.lines()
                    .takeWhile(line -> line.startsWith("#"))
                    .map(line -> line.substring(1).strip())
                    .collect(Collectors.joining(" "));
            return new Example(file.replace(".graphql", ""), title, query);
        }
    }

    @GetMapping("/graphiql/examples")
    List<Example> examples() {
        return examples;
    }
}
