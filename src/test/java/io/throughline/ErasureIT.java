package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.index.JourneyIndex;
import io.throughline.journey.TimelineUpkeep;
import io.throughline.store.embedded.EmbeddedStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.kernel.impl.transaction.log.checkpoint.CheckPointer;
import org.neo4j.kernel.impl.transaction.log.checkpoint.SimpleTriggerInfo;
import org.neo4j.kernel.internal.GraphDatabaseAPI;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.util.ReflectionTestUtils;
import tools.jackson.databind.JsonNode;

/** After a person is erased no answer, no download and no byte of the store's folder tells of them; everybody else stays. */
@EmptyService
class ErasureIT {
    private static final Path STORE = Path.of("target/it/empty");
    /** Short enough to be packed into properties, long enough to be found there. */
    private static final String ID = "ZQXW-7731-KVJ-PERSON";

    private static final String MAIL = "Quixotica.Zebedeus@Erased.example";
    private static final String PHONE = "+4917655501234567";
    private static final String DEVICE = "device-of-quixotica-00917";
    private static final String LONELY = "only-quixotica-wrote-this-sentence";

    private final Answering service;
    private final JourneyIndex index;
    private final TimelineUpkeep upkeep;
    private final EmbeddedStore store;

    @Autowired
    ErasureIT(@LocalServerPort int port, JourneyIndex index, TimelineUpkeep upkeep, EmbeddedStore store) {
        this.store = store;
        this.service = new Answering(port).whenReady();
        this.index = index;
        this.upkeep = upkeep;
    }

    private void take(Path folder, String source, String options, String... rows) throws IOException {
        Path file = Files.writeString(
                folder.resolve(source + ".csv"),
                "customer,timestamp,touchpoint,mail,phone,cookie,remark,value\n" + String.join("\n", rows) + "\n");
        var answer = service.offer(
                "source=" + source + "&identifier.email=mail&identifier.phone=phone&identifier.device=cookie" + options,
                file);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static String row(String customer, String day, String more) {
        return customer + ",2026-03-" + day + "T10:00:00Z,Look," + more;
    }

    private void plant(Path folder) throws IOException {
        String person = MAIL + ",+49 (176) 5550-1234567," + DEVICE + "," + LONELY + ",1";
        String[] rows = {
            row(ID, "01", person),
            row(ID, "02", person),
            row(ID, "33", person),
            row("other-a", "05", "a@kept.example,,d-a,fine,2"),
            row("other-b", "06", "b@kept.example,,d-b,fine,3"),
            row("other-b", "77", "b@kept.example,,d-b,broken,3"),
        };
        take(folder, "replaced", "", rows);
        take(folder, "shop", "&replaces=replaced", rows);
        take(folder, "again", "", row(ID, "01", MAIL + ",,,changed,5"), row(DEVICE, "03", ",," + DEVICE + ",,"));
        for (int call = 0; call < 40; call++) {
            String at = String.format("2026-04-01T10:%02d:00Z", call);
            service.data("mutation { recordInteractions(source: \"live\", interactions: [{customer: \"" + ID
                    + "\", at: \"" + at + "\", touchpoint: \"Call\"}]) { accepted } }");
        }
        var said = service.offer(
                "source=survey&kind=feedback&least=0&most=10",
                Files.writeString(
                        folder.resolve("survey.csv"),
                        "customer,time,score,text\n" + ID + ",2026-03-04T10:00:00Z,3," + LONELY
                                + " twice\n,2026-03-04T11:00:00Z,9,I met (" + MAIL + ") there\n"));
        assertThat(said.statusCode()).as(said.body()).isEqualTo(200);
        var heard = service.offer(
                "source=consents",
                Files.writeString(
                        folder.resolve("consents.csv"),
                        "customer,time,consent\n" + MAIL
                                + ",2026-03-01,yes\nz@old.example,2026-03-01,yes\nother-a,2026-03-01,yes\n" + ID
                                + ",2026-03-02,granted\n"));
        assertThat(heard.statusCode()).as(heard.body()).isEqualTo(200);
        service.data("mutation { join(a: {kind: \"customer\", value: \"" + ID
                + "\"}, b: {kind: \"email\", value: \"z@old.example\"}," + " author: \"Kim\", reason: \"asked '" + ID
                + "'\") { id } }");
        service.keep(Files.writeString(folder.resolve("looked-at.csv"), ID));
        write();
        upkeep.packTimelines();
        index.refresh();
        index.save();
        GraphDatabaseAPI database = ReflectionTestUtils.invokeMethod(store, "database");
        database.getDependencyResolver()
                .resolveDependency(CheckPointer.class)
                .forceCheckPoint(new SimpleTriggerInfo("test"));
    }

    /** What people write on a map, its published version and comments name the person too. */
    private void write() {
        String stage = "{id: look, name: Look, description: 'as " + PHONE + " said', touchpoints: [Look],"
                + " pains: [{id: slow, text: 'Too slow for " + MAIL + ", says the till'}],"
                + " opportunities: [{id: faster, text: 'Call " + MAIL + " back', status: OPEN}]}";
        JsonNode kept =
                service.data("mutation { applyMaps(dryRun: false, yaml: \"maps: [{id: words, name: 'Visit of " + ID
                        + "', kind: AS_IS, status: LIVE, description: 'For " + MAIL + "', stages: [" + stage
                        + "]}]\") { applied faults { message } } }");
        assertThat(kept.toString()).contains("\"applied\":true");
        service.data("mutation { publishMap(id: \"words\", seen: 1, note: \"asked by " + MAIL
                + "\") { number } comment(on: {map: \"words\"}, text: \"I rang " + MAIL.toUpperCase(Locale.ROOT)
                + " and "
                + ID + "\") { id } }");
    }

    private JsonNode written() {
        return service.data("{ map(id: \"words\") { name description revision yaml comments { text }"
                        + " versions { edges { node { number note yaml } } } } }")
                .get("map");
    }

    @Test
    void nothingTellsOfAPersonThatWasErased(@TempDir Path folder) throws IOException {
        plant(folder);
        Map<String, byte[]> traces = FolderSearch.traces(
                ID,
                MAIL,
                MAIL.toLowerCase(Locale.ROOT),
                MAIL.toUpperCase(Locale.ROOT),
                PHONE,
                "5550-1234567",
                DEVICE,
                LONELY,
                "z@old.example");
        List<String> before = FolderSearch.search(STORE, traces);
        assertThat(before)
                .as("what is searched for can be found")
                .anyMatch(one -> one.startsWith(ID + " packed"))
                .anyMatch(one -> one.startsWith(ID + " as UTF-8") && one.contains("index"))
                .anyMatch(one -> one.startsWith(ID + " as hash") && one.contains("timelines.index"))
                .anyMatch(one -> one.startsWith(LONELY) && one.contains("propertystore"))
                .anyMatch(one -> one.startsWith(MAIL) && one.contains("transaction"));
        JsonNode words = written();
        assertThat(words.get("yaml").asString()).contains(MAIL, PHONE);
        assertThat(words.at("/versions/edges/0/node/yaml").asString()).contains(MAIL, PHONE);
        JsonNode others = service.data("{ customer(id: \"other-b\") { id identifiers { value } } }");

        JsonNode erased = service.data("mutation { eraseCustomer(customer: \"email:" + MAIL
                        + "\", author: \"Kim\", reason: \"" + ID.toLowerCase(Locale.ROOT)
                        + " asked for it\") { ids identifiers { kind value }"
                        + " erasure { id ids identifiers interactions keptRows reason } } }")
                .get("eraseCustomer");
        assertThat(erased.get("ids").toString()).contains(ID, DEVICE);
        assertThat(erased.get("identifiers")).hasSize(5);
        assertThat(erased.at("/erasure/ids").asInt()).isEqualTo(2);
        assertThat(erased.at("/erasure/interactions").asInt()).isEqualTo(44);
        assertThat(erased.at("/erasure/keptRows").asInt()).isEqualTo(1);
        assertThat(erased.at("/erasure/reason").asString()).isEqualTo("(erased) asked for it");
        assertThat(service.data("{ journeys { customers interactions } }").toString())
                .isEqualTo("{\"journeys\":{\"customers\":2,\"interactions\":2}}");
        assertThat(service.data("{ customer(id: \"" + ID + "\") { id } }").toString())
                .isEqualTo("{\"customer\":null}");
        assertThat(service.data("{ customer(id: \"other-b\") { id identifiers { value } } }"))
                .isEqualTo(others);

        JsonNode left = written();
        assertThat(left.get("name").asString()).startsWith("Visit of (erased) ");
        assertThat(left.get("description").asString()).isEqualTo("For (erased)");
        assertThat(left.get("yaml").asString())
                .contains("as (erased) said", "Too slow for (erased), says the till", "Call (erased) back");
        assertThat(left.at("/comments/0/text").asString()).isEqualTo("I rang (erased) and (erased)");
        assertThat(left.at("/versions/edges/0/node/note").asString()).isEqualTo("asked by (erased)");
        assertThat(left.at("/versions/edges/0/node/yaml").asString()).contains("Too slow for (erased), says the till");
        assertThat(left.get("revision").asInt())
                .as("whoever holds an older copy is told")
                .isGreaterThan(words.get("revision").asInt());

        service.awaitErasedFiles();
        assertThat(FolderSearch.search(STORE, traces)).isEmpty();
        assertNobodyTells();
        assertThat(service.data("mutation { eraseCustomer(customer: \"" + ID
                                + "\", author: \"Kim\", reason: \"again\") { ids } }")
                        .toString())
                .isEqualTo("{\"eraseCustomer\":null}");
        JsonNode kept = service.data("{ imports(first: 100) { edges { node { id source rejected } } } }");
        assertThat(kept.toString()).contains("\"source\":\"shop\",\"rejected\":2");
    }

    private void assertNobodyTells() {
        List<String> answers = new ArrayList<>();
        answers.add(new String(service.get("/exports/audit.jsonl").body(), StandardCharsets.UTF_8));
        answers.add(service.ask("{ dataQuality { imports { id columns { name topValues { value } numbers { max } } } }"
                + " imports(first: 100) { edges { node { notes rejections { row reason } } } } identity {"
                + " decisions { reason } } }"));
        for (JsonNode one : service.data("{ imports(first: 100) { edges { node { id rejected } } } }")
                .at("/imports/edges")) {
            String id = one.at("/node/id").asString();
            if (one.at("/node/rejected").asInt() > 0) {
                String rows =
                        new String(service.get("/imports/" + id + "/rejected").body(), StandardCharsets.UTF_8);
                assertThat(rows).contains("broken");
                answers.add(rows);
            }
        }
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.toLowerCase(Locale.ROOT))
                        .doesNotContain("zqxw", "quixotica", "5550-1234567", "z@old"));
    }
}
