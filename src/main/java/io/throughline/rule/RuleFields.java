package io.throughline.rule;

import dev.cel.common.types.CelType;
import io.throughline.journey.CodeColumn;
import io.throughline.journey.InvalidArgument;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What rules of one kind may read, and what one rule does read, in the order of first mention: each is one variable of its expression. */
interface RuleFields {
    /** Something that a rule reads. */
    interface Field {
        CelType type();

        /** Of a column, or of whatever else it reads. */
        String name();

        /** The column that it reads, if it reads one. */
        @Nullable
        CodeColumn column();

        boolean mayBeMissing();

        /** Whatever stands where there is none. */
        Object blank();
    }

    /** What a rule is asked about, in one word. */
    String subject();

    /** The name under which columns of any name are read. */
    String map();

    /** The place of a field that is written as a plain name. @param asText as the text of its cells, though they be numbers */
    OptionalInt find(String name, boolean asText);

    /** The place of a column, whatever its name. @param asText as the text of its cells, though they be numbers */
    OptionalInt findColumn(String name, boolean asText);

    /** Whether a field is written as a call of this name. */
    boolean isCall(String function);

    /** The place of a field that is written as a call. @param refuse makes the fault to be thrown where arguments are wrong */
    int call(String function, List<String> arguments, Function<String, InvalidArgument> refuse);

    /** Everything that may be written. */
    Collection<String> names();

    List<? extends Field> used();

    /** The place of a field, which is added where it is new. */
    static <F extends Field> int place(List<F> used, F field) {
        int known = used.indexOf(field);
        if (known < 0) {
            used.add(field);
        }
        return known < 0 ? used.size() - 1 : known;
    }

    static String variable(int place) {
        return "@f" + place;
    }

    static String presence(int place) {
        return "@has" + place;
    }
}
