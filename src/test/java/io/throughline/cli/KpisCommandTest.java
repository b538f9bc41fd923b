package io.throughline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.analysis.JourneyService;
import io.throughline.analysis.KpiService;
import io.throughline.index.JourneyIndex;
import io.throughline.kpi.MemoryKpis;
import io.throughline.persona.MemoryPersonas;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import memory.MemoryLog;
import memory.MemoryTimelines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class KpisCommandTest {
    @TempDir
    private Path folder;

    private final MemoryKpis store = new MemoryKpis();
    private final List<String> done = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        MemoryTimelines log = MemoryLog.of();
        JourneyIndex index = new JourneyIndex(log);
        KpiService service =
                new KpiService(new JourneyService(index, log, new MemoryPersonas(log::findOrdinal)), store);
        index.refresh();
        CommandLine line = KpisCommand.with(() -> new KpisCommand.Parts(() -> done.add("follow"), service));
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return line.execute(arguments);
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("kpis.yaml"), text).toString();
    }

    @Test
    void aFileIsShownCheckedAndKeptOnce() throws IOException {
        String file = file("""
                kpis:
                  - { id: a, name: A, conversion: true, target: 0.5, department: shop }
                  - { id: b, name: B, milestone: { matching: '"search"' } }
                departments: [ { id: shop, name: Online shop } ]
                """);
        assertThat(run("apply", file, "--dry-run")).isZero();
        assertThat(out.toString()).contains("+ department shop: Online shop", "+ a: {conversion: true}", "Dry run");
        assertThat(store.list()).isEmpty();
        assertThat(run("apply", file)).isZero();
        assertThat(store.list()).hasSize(2);
        assertThat(run("apply", file)).isZero();
        assertThat(out.toString()).contains("= a", "= b", "Nothing to change.");
        String written = folder.resolve("out.yaml").toString();
        assertThat(run("export", written)).isZero();
        assertThat(run("apply", written)).isZero();
        assertThat(store.list()).allMatch(kpi -> kpi.revision() == 1);
        assertThat(run("apply", file("kpis: [ { id: a, name: A, conversion: true } ]"), "--prune"))
                .isZero();
        assertThat(out.toString()).contains("~ a", "    target - 0.5", "- b");
        assertThat(store.list()).singleElement().matches(kpi -> kpi.revision() == 2 && kpi.target() == null);
    }

    @Test
    void oneFaultAndNothingIsKept() throws IOException {
        assertThat(
                        run(
                                "apply",
                                file(
                                        "kpis: [ { id: a, name: A, conversion: true }, { id: b, name: B, milestone: { matching: '\"serch\"' } } ]")))
                .isEqualTo(1);
        assertThat(run("apply", file("kpis: [ { id: a, name: A, conversion: true, department: nobody } ]")))
                .isEqualTo(1);
        assertThat(run("apply", file("kpis: [ { id: a, nme: A, conversion: true } ]")))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains(
                        "Refused: " + folder.resolve("kpis.yaml") + ": kpis.b.formula.milestone.matching",
                        "kpis.a.department = nobody",
                        "kpis.yaml: line 1, column 18");
        assertThat(store.list()).isEmpty();
    }
}
