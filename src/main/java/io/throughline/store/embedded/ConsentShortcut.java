package io.throughline.store.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.ResourceIterator;
import org.neo4j.graphdb.Transaction;

/** What customers said in some imports, read without a plan: most stores have nothing of it. */
final class ConsentShortcut {
    private static final Label CONSENTS = Label.label("Consents");
    private static final String IMPORT = "import";
    /** Imports asked for one by one; where there are more, all are looked at. */
    private static final long FEW = 1000;

    private ConsentShortcut() {}

    static Stream<Map<String, Object>> rows(Transaction tx, Map<String, ?> params) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Object each : (Iterable<?>) Objects.requireNonNull(params.get("imports"))) {
            long from = bound(each, 0);
            long to = bound(each, 1);
            if (to - from < FEW) {
                for (long seq = from; seq <= to; seq++) {
                    add(tx.findNodes(CONSENTS, IMPORT, seq), from, to, rows);
                }
            } else {
                add(tx.findNodes(CONSENTS), from, to, rows);
            }
        }
        return rows.stream();
    }

    private static long bound(Object range, int place) {
        return range instanceof List<?> list ? Shortcuts.number(list.get(place)) : ((long[]) range)[place];
    }

    private static void add(ResourceIterator<Node> nodes, long from, long to, List<Map<String, Object>> rows) {
        try (nodes) {
            while (nodes.hasNext()) {
                Node node = nodes.next();
                long seq = Shortcuts.number(node.getProperty(IMPORT));
                if (from <= seq && seq <= to) {
                    rows.add(node.getProperties("customers", "kinds", "at", "granted"));
                }
            }
        }
    }
}
