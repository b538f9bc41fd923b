package io.throughline.store.embedded;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.Transaction;
import org.neo4j.graphdb.schema.ConstraintDefinition;
import org.neo4j.graphdb.schema.IndexCreator;
import org.neo4j.graphdb.schema.IndexDefinition;

/** Statements of the forms that migrations have, carried out without a plan; those of another form are left to be planned. */
final class SchemaShortcuts {
    private static final Pattern CONSTRAINT = Pattern.compile(
            "CREATE CONSTRAINT (\\w+) IF NOT EXISTS FOR \\((\\w+):(\\w+)\\) REQUIRE \\2\\.(\\w+) IS UNIQUE");
    private static final Pattern INDEX = Pattern.compile(
            "CREATE INDEX (\\w+) IF NOT EXISTS FOR \\((\\w+):(\\w+)\\) ON \\((\\2\\.\\w+(?:, \\2\\.\\w+)*)\\)");
    private static final Pattern RELATIONSHIPS = Pattern.compile(
            "CREATE INDEX (\\w+) IF NOT EXISTS FOR \\(\\)-\\[(\\w+):(\\w+)]-\\(\\) ON \\(\\2\\.(\\w+)\\)");
    private static final Pattern AWAIT = Pattern.compile("CALL db\\.awaitIndexes\\((\\d+)\\)");
    private static final Pattern NODE = Pattern.compile(
            "MERGE \\((\\w+):(\\w+) \\{(\\w+): '(\\w+)'\\}\\)(?:\\s+ON CREATE SET (\\1\\.\\w+ = \\d+(?:, \\1\\.\\w+ = \\d+)*))?");

    private SchemaShortcuts() {}

    /** Whether a statement had one of the forms, and is done. */
    static boolean run(Transaction tx, String statement) {
        Matcher said = CONSTRAINT.matcher(statement);
        if (said.matches()) {
            require(tx, said.group(1), Label.label(said.group(3)), said.group(4));
            return true;
        }
        said = INDEX.matcher(statement);
        if (said.matches()) {
            List<String> keys = Arrays.stream(said.group(4).split(", "))
                    .map(key -> key.substring(key.indexOf('.') + 1))
                    .toList();
            index(tx, said.group(1), Label.label(said.group(3)), keys);
            return true;
        }
        said = RELATIONSHIPS.matcher(statement);
        if (said.matches()) {
            relationships(tx, said.group(1), RelationshipType.withName(said.group(3)), said.group(4));
            return true;
        }
        said = AWAIT.matcher(statement);
        if (said.matches()) {
            tx.schema().awaitIndexesOnline(Long.parseLong(said.group(1)), TimeUnit.SECONDS);
            return true;
        }
        said = NODE.matcher(statement);
        if (said.matches()) {
            merge(tx, said);
            return true;
        }
        return false;
    }

    private static void require(Transaction tx, String name, Label label, String key) {
        boolean known = StreamSupport.stream(tx.schema().getConstraints().spliterator(), false)
                .anyMatch(one -> one.getName().equals(name) || isOf(one, label, key));
        if (!known) {
            tx.schema()
                    .constraintFor(label)
                    .assertPropertyIsUnique(key)
                    .withName(name)
                    .create();
        }
    }

    private static boolean isOf(ConstraintDefinition one, Label label, String key) {
        return one.isConstraintType(org.neo4j.graphdb.schema.ConstraintType.UNIQUENESS)
                && one.getLabel().equals(label)
                && List.of(key).equals(one.getPropertyKeys());
    }

    private static void index(Transaction tx, String name, Label label, List<String> keys) {
        boolean known = StreamSupport.stream(tx.schema().getIndexes().spliterator(), false)
                .anyMatch(one -> one.getName().equals(name) || isOf(one, label, keys));
        if (!known) {
            IndexCreator index = tx.schema().indexFor(label).withName(name);
            for (String key : keys) {
                index = index.on(key);
            }
            index.create();
        }
    }

    private static void relationships(Transaction tx, String name, RelationshipType type, String key) {
        boolean known = StreamSupport.stream(tx.schema().getIndexes().spliterator(), false)
                .anyMatch(one -> one.getName().equals(name));
        if (!known) {
            tx.schema().indexFor(type).on(key).withName(name).create();
        }
    }

    private static boolean isOf(IndexDefinition one, Label label, List<String> keys) {
        return one.isNodeIndex()
                && one.getIndexType() == org.neo4j.graphdb.schema.IndexType.RANGE
                && List.of(label).equals(one.getLabels())
                && keys.equals(one.getPropertyKeys());
    }

    private static void merge(Transaction tx, Matcher said) {
        Label label = Label.label(said.group(2));
        if (tx.findNode(label, said.group(3), said.group(4)) == null) {
            Node node = tx.createNode(label);
            node.setProperty(said.group(3), said.group(4));
            String numbers = said.group(5) == null ? "" : said.group(5);
            Arrays.stream(numbers.split(", ")).filter(one -> !one.isEmpty()).forEach(one -> {
                String[] sides = one.split(" = ");
                node.setProperty(sides[0].substring(sides[0].indexOf('.') + 1), Long.parseLong(sides[1]));
            });
        }
    }
}
