package io.throughline.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ingest.ImportProgress;
import io.throughline.ingest.ImportService;
import io.throughline.ingest.MemoryStore;
import io.throughline.ingest.batch.ImportSettings;
import io.throughline.ingest.record.ImportOptions;
import io.throughline.ingest.text.ImportFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lists, maps and structs in each form that writers gave them. Source: Parquet, LogicalTypes, "Nested Types" with its rules for older files. */
class ParquetTreesTest {
    @TempDir
    private Path folder;

    /** Lists of what is written stand for repeated fields. */
    private static void fill(Group group, JsonNode from) {
        GroupType type = group.getType();
        for (Type field : type.getFields()) {
            JsonNode value = from.path(field.getName());
            for (JsonNode one : field.isRepetition(Type.Repetition.REPEATED) ? value : List.of(value)) {
                if (one.isMissingNode()) {
                    continue;
                }
                if (!field.isPrimitive()) {
                    fill(group.addGroup(field.getName()), one);
                } else if (field.asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.INT32) {
                    group.add(field.getName(), one.intValue());
                } else {
                    group.add(field.getName(), one.stringValue());
                }
            }
        }
    }

    private Path write(String field, String record) throws IOException {
        MessageType schema = MessageTypeParser.parseMessageType("message m { required binary user (UTF8); "
                + "required binary time (UTF8); required binary event (UTF8); " + field
                + " optional int32 last; }");
        Path file = folder.resolve("it.parquet");
        Files.deleteIfExists(file);
        String whole = "{'user':'u','time':'2026-01-01','event':'x'," + record + ",'last':9}";
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withConf(new PlainParquetConfiguration())
                .withType(schema)
                .build()) {
            Group row = new SimpleGroup(schema);
            fill(row, new JsonMapper().readTree(whole.replace('\'', '"')));
            writer.write(row);
        }
        return file;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "repeated int32 it; | 'it':[1,2] | 'it':[1,2] | it=[1,2]",
                "repeated group it {optional int32 x;} | 'it':[{'x':1},{}] | 'it':[{'x':1},{}] | it=[{'x':1},{}]",
                "optional group it (LIST) {repeated int32 element;} | 'it':{'element':[1,2]} | 'it':[1,2] | it=[1,2]",
                "optional group it (LIST) {repeated int32 element;} | 'it':{} | 'it':[] | it=[]",
                "optional group it (LIST) {repeated int32 array;} | 'it':{'array':[1,2]} | 'it':[1,2] | it=[1,2]",
                "optional group it (LIST) {repeated group element {optional int32 x; optional int32 y;}} | 'it':{'element':[{'x':1},{'y':2}]} | 'it':[{'x':1},{'y':2}] | it=[{'x':1},{'y':2}]",
                "optional group it (LIST) {repeated group array {optional int32 x;}} | 'it':{'array':[{'x':1},{}]} | 'it':[{'x':1},{}] | it=[{'x':1},{}]",
                "optional group it (LIST) {repeated group it_tuple {optional int32 x;}} | 'it':{'it_tuple':[{'x':1},{}]} | 'it':[{'x':1},{}] | it=[{'x':1},{}]",
                "optional group it (LIST) {repeated group no_tuple {optional int32 x;}} | 'it':{'no_tuple':[{'x':1},{}]} | 'it':[1,null] | it=[1,null]",
                "optional group it (LIST) {repeated group bag {optional int32 array_element;}} | 'it':{'bag':[{'array_element':1},{}]} | 'it':[1,null] | it=[1,null]",
                "optional group it (LIST) {repeated group bag {repeated int32 x;}} | 'it':{'bag':[{'x':[1,2]},{}]} | 'it':[{'x':[1,2]},{}] | it=[{'x':[1,2]},{}]",
                "optional group it {repeated group bag {optional int32 array_element;}} | 'it':{'bag':[{'array_element':1},{}]} | 'it':{'bag':[{'array_element':1},{}]} | it.bag=[{'array_element':1},{}]",
                "optional group it (MAP) {repeated group key_value {required binary key (UTF8); optional int32 value;}} | 'it':{'key_value':[{'key':'k','value':1},{'key':'l'}]} | 'it':{'k':1,'l':null} | it=[{'key':'k','value':1},{'key':'l'}]",
                "optional group it (MAP) {repeated group map (MAP_KEY_VALUE) {required binary k (UTF8); optional int32 v;}} | 'it':{'map':[{'k':'k','v':1}]} | 'it':{'k':1} | it=[{'k':'k','v':1}]",
                "optional group it (MAP_KEY_VALUE) {repeated group map {required binary key (UTF8); optional int32 value;}} | 'it':{'map':[{'key':'k','value':1}]} | 'it':{'k':1} | it=[{'key':'k','value':1}]",
                "optional group it (MAP) {repeated group map (MAP_KEY_VALUE) {required binary key (UTF8);}} | 'it':{'map':[{'key':'k'}]} | 'it':[{'key':'k'}] | it=[{'key':'k'}]",
                "optional group it (MAP) {repeated group key_value {required int32 key; optional int32 value;}} | 'it':{'key_value':[{'key':7,'value':1}]} | 'it':{'7':1} | it=[{'key':7,'value':1}]",
                "optional group it (MAP) {repeated group key_value {required group key {optional int32 z;} optional int32 value;}} | 'it':{'key_value':[{'key':{'z':1},'value':1},{'key':{'z':2},'value':2}]} | 'it':[{'key':{'z':1},'value':1},{'key':{'z':2},'value':2}] | it=[{'key':{'z':1},'value':1},{'key':{'z':2},'value':2}]",
                "optional group it {optional int32 a; optional group b {optional int32 c;}} | 'it':{'a':1,'b':{'c':2}} | 'it':{'a':1,'b':{'c':2}} | it.a=1, it.b.c=2",
                "optional group it {optional int32 a; optional group b (MAP_KEY_VALUE) {repeated group map {required binary key (UTF8); optional int32 value;}}} | 'it':{'b':{'map':[{'key':'k','value':1}]}} | 'it':{'b':{'k':1}} | it.b=[{'key':'k','value':1}]",
            })
    void everyFormIsReadAsItIsMeant(String field, String record, String tree, String cells) throws IOException {
        Path file = write(field, record);
        try (ParquetRecords records = ParquetRecords.open(Files.newByteChannel(file), false)) {
            assertThat(records.next()).isTrue();
            assertThat(String.valueOf(records.node()))
                    .isEqualTo(
                            ("{'user':'u','time':'2026-01-01','event':'x'," + tree + ",'last':9}").replace('\'', '"'));
        }
        MemoryStore store = new MemoryStore();
        new ImportService(store, ImportSettings.of(1_000, false))
                .importFile(ImportFile.of(file), ImportOptions.of(List.of()), ImportProgress.NONE);
        assertThat(store.entries.get(0).attributes().toString())
                .isEqualTo(("{" + cells + ", last=9}").replace('\'', '"'));
    }

    /** As in other tables. */
    @Test
    void whatIsPersonalIsCoveredInRecordsThatAreRefused() throws IOException {
        Path file = write("optional binary mail (UTF8);", "'mail':'ann@x.org'");
        MemoryStore store = new MemoryStore();
        String rules = "rules-text=schema: [{name: s, properties: [{name: mail, classification: personal}, "
                + "{name: last, quality: [{metric: invalidValues, arguments: {validValues: [1]}, severity: error}]}]}]";
        assertThatThrownBy(() -> new ImportService(store, ImportSettings.of(1_000, false))
                        .importFile(ImportFile.of(file), ImportOptions.of(List.of(rules)), ImportProgress.NONE))
                .hasMessageContaining("***")
                .hasMessageNotContaining("ann@x.org");
    }
}
