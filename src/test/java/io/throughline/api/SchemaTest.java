package io.throughline.api;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLTypeUtil;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import memory.MemoryApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.execution.SchemaReport;

/** The schema is complete: every field has something behind it, and every name says what it means. */
@SpringBootTest(classes = MemoryApplication.class)
@Import(SchemaTest.Inspection.class)
class SchemaTest {
    @Autowired
    private GraphQlSource source;

    @Autowired
    private AtomicReference<SchemaReport> report;

    @TestConfiguration
    static class Inspection {
        @Bean
        AtomicReference<SchemaReport> report() {
            return new AtomicReference<>();
        }

        @Bean
        GraphQlSourceBuilderCustomizer inspection(AtomicReference<SchemaReport> report) {
            return builder -> builder.inspectSchemaMappings(report::set);
        }
    }

    @Test
    void everyFieldAndArgumentIsMapped() {
        SchemaReport found = report.get();
        assertThat(found.unmappedFields()).isEmpty();
        assertThat(found.unmappedRegistrations()).isEmpty();
        assertThat(found.unmappedArguments()).isEmpty();
        assertThat(found.fieldNullnessErrors()).isEmpty();
        assertThat(found.argumentNullnessErrors()).isEmpty();
        assertThat(found.skippedTypes())
                .as("lists of lists of ids are all that may pass unseen")
                .allMatch(skipped -> GraphQLTypeUtil.unwrapAll(skipped.type()) instanceof GraphQLScalarType);
    }

    /** Each file of the schema is answered by the controller of its name, but for what they share. */
    @Test
    void eachControllerHasItsFile() throws IOException {
        Set<String> shared = Set.of("basics", "measure", "scope");
        assertThat(names(Path.of("graphql"), ".graphqls").filter(name -> !shared.contains(name)))
                .containsExactlyInAnyOrderElementsOf(
                        names(Path.of("src/main/java/io/throughline/api"), "Controller.java")
                                .map(name -> name.toLowerCase(Locale.ROOT))
                                .toList());
    }

    private static Stream<String> names(Path folder, String end) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(end))
                    .map(name -> name.substring(0, name.length() - end.length()))
                    .toList()
                    .stream();
        }
    }

    /** What has a default is never null, so that the default stands in one place. */
    @Test
    void whatHasADefaultIsNotNull() {
        List<String> loose = new ArrayList<>();
        for (GraphQLNamedType type : source.schema().getAllTypesAsList()) {
            for (GraphQLSchemaElement element :
                    type.getName().startsWith("__") ? List.<GraphQLSchemaElement>of() : type.getChildren()) {
                if (element instanceof GraphQLInputObjectField field
                        && field.hasSetDefaultValue()
                        && GraphQLTypeUtil.isNullable(field.getType())) {
                    loose.add(type.getName() + "." + field.getName());
                }
                if (element instanceof GraphQLFieldDefinition field) {
                    field.getArguments().stream()
                            .filter(argument ->
                                    argument.hasSetDefaultValue() && GraphQLTypeUtil.isNullable(argument.getType()))
                            .forEach(argument ->
                                    loose.add(type.getName() + "." + field.getName() + "." + argument.getName()));
                }
            }
        }
        assertThat(loose).isEmpty();
    }

    @Test
    void everythingIsDescribed() {
        List<String> silent = new ArrayList<>();
        for (GraphQLNamedType type : source.schema().getAllTypesAsList()) {
            if (type.getName().startsWith("__")) {
                continue;
            }
            note(silent, type.getName(), type);
            for (var element : type.getChildren()) {
                boolean directive = element instanceof GraphQLDirective || element instanceof GraphQLAppliedDirective;
                if (element instanceof GraphQLNamedSchemaElement named
                        && !directive
                        && !(element instanceof GraphQLNamedType)) {
                    note(silent, type.getName() + "." + named.getName(), named);
                }
                if (element instanceof GraphQLFieldDefinition field) {
                    for (GraphQLArgument argument : field.getArguments()) {
                        note(silent, type.getName() + "." + field.getName() + "(" + argument.getName(), argument);
                    }
                }
            }
        }
        assertThat(silent).isEmpty();
        assertThat(source.schema().getAllTypesAsList())
                .hasAtLeastOneElementOfType(GraphQLEnumType.class)
                .hasAtLeastOneElementOfType(GraphQLInputObjectType.class)
                .hasAtLeastOneElementOfType(GraphQLObjectType.class);
    }

    private static void note(List<String> silent, String name, GraphQLNamedSchemaElement element) {
        if (element.getDescription() == null || element.getDescription().isBlank()) {
            silent.add(name);
        }
    }
}
