package io.throughline.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntervalLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Bytes of a fixed number are no text where the schema says what they are. */
class ParquetValuesTest {
    private static String read(LogicalTypeAnnotation logical, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        PrimitiveType type = Types.required(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY)
                .length(bytes.length)
                .as(logical)
                .named("column");
        List<JsonNode> cells = new ArrayList<>();
        new ParquetValues(type, cells::add).addBinary(Binary.fromConstantByteArray(bytes));
        return cells.get(0).asString();
    }

    @Test
    void halfNumbersAndIntervalsAreReadable() {
        assertThat(read(LogicalTypeAnnotation.float16Type(), "003e")).isEqualTo("1.5");
        assertThat(read(LogicalTypeAnnotation.float16Type(), "00c1")).isEqualTo("-2.5");
        assertThat(read(IntervalLogicalTypeAnnotation.getInstance(), "0e0000000200000010270000"))
                .isEqualTo("interval(14 months, 2 days, 10000 millis)");
    }
}
