package io.throughline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.journey.ImportRefused;
import io.throughline.journey.ImportReport;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However JSON objects stand in a file, they are the same rows. */
class JsonLayoutsTest {
    private static final String ONE = "{'user':'a','time':1,'event':'door','value':2.5}";
    private static final String TWO =
            "{'user':'b','time':2,'event':'till','tags':['x',{'y':1}],'at':{'shop':{'id':7}}}";

    private final Trial trial = new Trial();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s\n%s\n",
                "%s\r\n\r\n%s",
                "%s,\n%s,\n",
                "%s ,\r\n%s",
                "[%s,%s]",
                "[\n  %s,\n  %s\n]\n",
                " \n[%s\n,%s] \n",
                "{'events':[%s,%s]}",
                "{'count':2,'next':null,'meta':{'rows':[{'n':1}]},\n'events':[\n%s,\n%s\n],'took':[1,2]}\n",
                "{'data':[%s,%s],'empty':[]}",
                "%s %s",
                "{\n%s{\n%s"
            })
    void theSameTwoRows(String layout) {
        String one = layout.startsWith("{\n%s") ? ONE.substring(1) : ONE;
        String two = layout.startsWith("{\n%s") ? TWO.substring(1).replace(",", ",\n") : TWO;
        take(String.format(layout, one, two));
        assertThat(trial.store.entries.stream().map(e -> e.touchpoint() + " " + e.at()))
                .containsExactly("door 1", "till 2");
        assertThat(trial.store.of("a").get(0).value()).isEqualTo(2.5);
        assertThat(trial.store.of("b").get(0).attributes())
                .isEqualTo(Map.of("tags", "[\"x\",{\"y\":1}]", "at.shop.id", "7"));
    }

    @Test
    void aRowWithAListOfObjectsIsNoFileOfRows() {
        take("{'user':'a','time':1,'event':'buy','items':[{'sku':1},{'sku':2}]}");
        assertThat(trial.store.of("a").get(0).attributes()).isEqualTo(Map.of("items", "[{\"sku\":1},{\"sku\":2}]"));
    }

    @Test
    void membersOfObjectsAreColumns() {
        String rows =
                "{'kind':'door','p':{'who':{'key':'a'},'time':1}}\n{'kind':'till','p':{'who':{'key':'a'},'time':2}}";
        ImportReport report = take(rows, "customer=p.who.key", "touchpoint=kind");
        assertThat(trial.store.of("a")).hasSize(2);
        assertThat(report.notes())
                .anyMatch(note -> note.startsWith("Found by the last part of their names: time in p.time."));
    }

    @Test
    void anAmountWithItsCurrencyIsTheValue() {
        take("{'user':'a','time':1,'event':'x','value':{'amount':12.5,'currency':'EUR'}}");
        assertThat(trial.store.of("a").get(0).value()).isEqualTo(12.5);
        assertThat(trial.store.of("a").get(0).attributes()).isEqualTo(Map.of("currency", "EUR"));
    }

    @Test
    void anObjectThatIsNoValueIsTold() {
        ImportReport report = take("{'user':'a','time':1,'event':'x','value':{'cents':1250},'channel':{'name':'web'}}");
        assertThat(trial.store.of("a").get(0).value()).isNaN();
        assertThat(report.notes())
                .contains(
                        "No column is the value: it is an object; where one of value.cents is meant, name it by value=COLUMN.",
                        "No column is the channel: it is an object; where one of channel.name is meant, name it by channel=COLUMN.");
    }

    @Test
    void aNameThatEndsTwoColumnsHasToBeSaid() {
        String rows = "{'event':'x','a':{'time':1,'user':'k'},'b':{'time':2,'value':3},'c':{'value':4}}";
        assertThatThrownBy(() -> take(rows))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("The time may be in a.time or in b.time; name it by time=COLUMN.");
        take(rows, "time=b.time");
        assertThat(trial.store.of("k").get(0).value()).isNaN();
        assertThat(trial.store.of("k").get(0).attributes()).containsKeys("a.time", "b.value", "c.value");
    }

    @Test
    void notANumberIsAnEmptyCell() {
        ImportReport report = take("[{'user':'a','time':1,'event':'x','value':NaN},"
                + "{'user':'a','time':2,'event':'x','value':-Infinity},{'user':'a','time':3,'event':'x','value':4}]");
        assertThat(trial.store.entries.stream().mapToDouble(MemoryStore.Entry::value))
                .containsExactly(Double.NaN, Double.NaN, 4.0);
        assertThat(report.notes())
                .anyMatch(note -> note.contains("'NaN'"))
                .anyMatch(note -> note.contains("'-Infinity'"));
    }

    @Test
    void anObjectIsNoId() {
        ImportReport report =
                take("{'user':'a','time':1,'event':'x','channel':'web'}\n{'user':{'id':1},'time':1,'event':'x'}\n"
                        + "{'user':['a'],'time':1,'event':'x'}\n{'user':'b','time':1,'event':{'n':1}}\n"
                        + "{'user':'c','time':1,'event':'x','channel':{'id':3},'value':{'eur':1}}\n");
        assertThat(report.rejections().stream().map(row -> row.line() + " " + row.reason()))
                .containsExactly(
                        "2 an object or a list stands for the customer",
                        "3 an object or a list stands for the customer",
                        "4 an object or a list stands for the touchpoint");
        assertThat(trial.store.of("c")).hasSize(1);
        assertThat(report.notes()).anyMatch(note -> note.startsWith("1 cells of channel such as '{…}'"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[%s,%s | Unexpected end-of-input",
                "[%s,%s}] | line 1, column",
                "[%s %s] | was expecting comma",
                "[%s,%s] [] | goes on behind the array",
                "{'events':[%s],'more':[%s]} | two members, events and more",
                "{'events':[%s,%s]} rest | columns events",
                "{'events':[%s,%s] | Unexpected end-of-input",
                "{'n':1,^ 'events':[%s,^%s,]} | Unexpected character",
                "[] | no JSON object",
                "{^'user':^ | The JSON cannot be read at line 3"
            })
    void brokenJsonIsRefusedAsAWhole(String layout, String words) {
        assertThatThrownBy(() -> take(String.format(layout.replace('^', '\n'), ONE, TWO)))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining(words)
                .hasMessageNotContaining("Source");
        assertThat(trial.store.entries).isEmpty();
    }

    /** Equal values are one; what is refused does not hang on the order of the two, nor on whether a mapping reads the file. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'user':'u','user':'v' | 0",
                "{'user':'u','user':'u','by':{'a':3},'by':{'a':3} | 1",
                "{'user':'u','by':{'a':3},'by':{'a':null} | 0",
                "{'user':'u','by':{'a':null},'by':{'a':3} | 0",
                "{'user':'u','by':{'a':3},'by':{'b':3} | 0",
                "{'user':'u','by':{'a':3,'b':4},'by':{'a':3} | 0",
                "{'user':'u','by':{'a':3,'b':{'c':[1,{'d':2}]}},'by':{'b':{'c':[1,{'d':2}]},'a':3} | 1",
                "{'user':'u','by':{'a':3,'b':{'c':1}},'by':{'a':3,'b':{'c':2}} | 0",
                "{'user':'u','by':{'b':{'c':1,'c':2}} | 0",
                "{'user':'u','by':3,'by':{'a':3} | 0",
                "{'user':'u','by':{'a':3},'by':3 | 0",
                "{'user':'u','by':[1,2],'by':[1,2] | 1",
                "{'user':'u','by':[1,2],'by':[2,1] | 0",
                "{'user':null,'user':'u' | 0",
                "{'user':'u','user':null | 0"
            })
    void aMemberThatStandsTwiceIsOneBadRow(String members, int accepted) {
        String mapping = "mapping-text=name: mine\ninteraction:\n  customer: user\n  time: time\n"
                + "  touchpoint: '\"at \" + string(event)'\n  note: string(by)\n";
        String twice = members + ",'time':1,'event':'x'}";
        String other = "{'user':'w','user':'w','time':1,'event':'x','by':{'a':5}}";
        for (String layout : new String[] {"%s\n%s\n", "[%s,%s]"}) {
            for (String[] options : new String[][] {{}, {mapping}}) {
                ImportReport report =
                        new Trial().take(String.format(layout, twice, other).replace('\'', '"'), options);
                assertThat(report.rejections().stream().map(row -> row.reason()))
                        .as(layout + options.length)
                        .hasSize(1 - accepted)
                        .allMatch("a member stands twice with different values"::equals);
                assertThat(report.accepted()).isEqualTo(1 + accepted);
            }
        }
    }

    @Test
    void aLongValueIsOneBadRow() {
        String more = "['" + "x".repeat(40_000) + "','" + "y".repeat(40_000) + "']";
        ImportReport report = take("[" + ONE + ",{'user':'u','time':1,'event':'x','n':" + more + "},7," + TWO + "]");
        assertThat(report.rejections().stream().map(row -> row.reason()))
                .containsExactly("row longer than 64 KiB", "the value is not a JSON object");
        assertThat(report.accepted()).isEqualTo(2);
    }

    @Test
    void membersWithoutEndAreRefused() {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 6_000; i++) {
            rows.append("{'user':'a','time':1,'event':'x','by':{'id").append(i).append("':1}}\n");
        }
        assertThatThrownBy(() -> take(rows.toString())).hasMessageContaining("more than 5,000 different members");
    }

    private ImportReport take(String json, String... options) {
        return trial.take(json.replace('\'', '"'), options);
    }
}
