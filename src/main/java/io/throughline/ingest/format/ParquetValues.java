package io.throughline.ingest.format;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.Float16LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntervalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Values of a field as its logical type says: moments, days, times of day and decimals in their usual writing, ids as texts. */
final class ParquetValues extends PrimitiveConverter {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** Day number of 1970-01-01 in the old form of timestamps. */
    private static final long EPOCH_DAY = 2_440_588;

    private static final int OLD_BYTES = 12;
    private static final long NANOS = 1_000_000_000;
    /** Whole numbers that doubles hold exactly. */
    private static final double EXACT = 1L << 53;

    private final PrimitiveType type;
    private final @Nullable LogicalTypeAnnotation logical;
    private final Consumer<JsonNode> to;

    ParquetValues(PrimitiveType type, Consumer<JsonNode> to) {
        this.type = type;
        this.logical = type.getLogicalTypeAnnotation();
        this.to = to;
    }

    @Override
    public void addBoolean(boolean value) {
        to.accept(NODES.booleanNode(value));
    }

    @Override
    public void addDouble(double value) {
        if (value == Math.rint(value) && Math.abs(value) < EXACT) {
            to.accept(NODES.numberNode((long) value));
        } else if (Double.isFinite(value)) {
            to.accept(NODES.stringNode(BigDecimal.valueOf(value).toPlainString()));
        } else {
            to.accept(NODES.stringNode(String.valueOf(value)));
        }
    }

    @Override
    public void addFloat(float value) {
        if (Float.isFinite(value)) {
            addDouble(Double.parseDouble(Float.toString(value)));
        } else {
            addDouble(value);
        }
    }

    @Override
    public void addInt(int value) {
        boolean unsigned = logical instanceof IntLogicalTypeAnnotation number && !number.isSigned();
        addLong(unsigned ? Integer.toUnsignedLong(value) : value);
    }

    @Override
    public void addLong(long value) {
        if (logical instanceof TimestampLogicalTypeAnnotation moment) {
            text(moment(value, moment));
        } else if (logical instanceof DateLogicalTypeAnnotation) {
            text(LocalDate.ofEpochDay(value).toString());
        } else if (logical instanceof TimeLogicalTypeAnnotation time) {
            text(LocalTime.ofNanoOfDay(value * (NANOS / perSecond(time.getUnit())))
                    .toString());
        } else if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
            text(BigDecimal.valueOf(value, decimal.getScale()).toPlainString());
        } else if (logical instanceof IntLogicalTypeAnnotation number && !number.isSigned()) {
            text(Long.toUnsignedString(value));
        } else {
            to.accept(NODES.numberNode(value));
        }
    }

    private static String moment(long value, TimestampLogicalTypeAnnotation moment) {
        long per = perSecond(moment.getUnit());
        Instant at = Instant.ofEpochSecond(Math.floorDiv(value, per), Math.floorMod(value, per) * (NANOS / per));
        return moment.isAdjustedToUTC()
                ? at.toString()
                : LocalDateTime.ofInstant(at, ZoneOffset.UTC).toString();
    }

    private static long perSecond(LogicalTypeAnnotation.TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> 1_000;
            case MICROS -> 1_000_000;
            case NANOS -> NANOS;
        };
    }

    @Override
    public void addBinary(Binary value) {
        byte[] bytes = value.getBytes();
        if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
            text(new BigDecimal(new BigInteger(bytes), decimal.getScale()).toPlainString());
        } else if (type.getPrimitiveTypeName() == PrimitiveType.PrimitiveTypeName.INT96 && bytes.length == OLD_BYTES) {
            ByteBuffer old = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            long nanos = old.getLong();
            text(Instant.ofEpochSecond((old.getInt() - EPOCH_DAY) * 86_400, nanos)
                    .toString());
        } else if (logical instanceof Float16LogicalTypeAnnotation
                || logical instanceof IntervalLogicalTypeAnnotation) {
            text(type.stringifier().stringify(value));
        } else if (logical instanceof UUIDLogicalTypeAnnotation && bytes.length == 2 * Long.BYTES) {
            ByteBuffer id = ByteBuffer.wrap(bytes);
            text(new UUID(id.getLong(), id.getLong()).toString());
        } else {
            text(logical instanceof StringLogicalTypeAnnotation ? value.toStringUsingUTF8() : decode(bytes));
        }
    }

    /** What nothing calls a text is one where it is UTF-8. */
    private static String decode(byte[] bytes) {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return text.toString();
        } catch (CharacterCodingException none) {
            return HexFormat.of().formatHex(bytes);
        }
    }

    private void text(String value) {
        to.accept(NODES.stringNode(value));
    }
}
