package io.throughline.analysis.map;

import io.throughline.journey.Consent;
import io.throughline.journey.Definition;
import io.throughline.journey.Joining;
import io.throughline.journey.JourneyFilter;
import io.throughline.journey.MapStages;
import io.throughline.journey.NumberRange;
import io.throughline.journey.Period;
import io.throughline.journey.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Scopes as a query writes them; what has its default is left out. */
final class ScopeText {
    private final List<String> members = new ArrayList<>();

    private ScopeText() {}

    /** {@code (scope: {…})}; empty for all journeys. */
    static String argument(Scope scope) {
        ScopeText text = new ScopeText();
        text.list("sources", scope.channels().sources());
        text.list("personas", scope.customers().personas());
        text.text("where", scope.customers().where());
        text.list("channels", scope.channels().names());
        text.addJourneys(scope.journeys());
        text.changed("identity", scope.customers().identity(), Joining.ALL);
        text.changed("consent", scope.customers().consent(), Consent.HONOUR);
        text.addDefinition(scope.definition());
        return text.members.isEmpty() ? "" : "(scope: " + text + ")";
    }

    private void addJourneys(JourneyFilter journeys) {
        Period period = journeys.period();
        if (period != null) {
            ScopeText inner = new ScopeText();
            inner.text("from", period.from());
            inner.text("to", period.to());
            inner.changed("by", period.by(), Period.By.START);
            members.add("period: " + inner);
        }
        plain("converted", journeys.converted());
        list("visiting", journeys.visiting());
        list("notVisiting", journeys.notVisiting());
        list("startsWith", journeys.startsWith());
        text("matching", journeys.matching());
        text("attributes", journeys.attributes());
        NumberRange number = journeys.number();
        if (number != null) {
            ScopeText inner = new ScopeText();
            inner.plain("from", number.from());
            inner.plain("to", number.to());
            members.add("number: " + inner);
        }
        changed("excludeOpen", journeys.excludeOpen(), false);
    }

    private void addDefinition(Definition definition) {
        Definition usual = Definition.DEFAULT;
        ScopeText inner = new ScopeText();
        inner.list("conversions", definition.conversions());
        inner.changed("afterConversion", definition.afterConversion(), usual.afterConversion());
        inner.text("inactivity", definition.inactivity());
        inner.text("lookback", definition.lookback());
        inner.plain("lookbackSteps", definition.lookbackSteps());
        inner.changed("repeats", definition.repeats(), usual.repeats());
        inner.changed("stepBy", definition.stepBy(), usual.stepBy());
        MapStages stages = definition.stages();
        inner.text("map", stages == null ? null : stages.map());
        inner.changed("sameMoment", definition.sameMoment(), usual.sameMoment());
        if (!inner.members.isEmpty()) {
            members.add("definition: " + inner);
        }
    }

    private void changed(String name, Object value, Object usual) {
        plain(name, value.equals(usual) ? null : value);
    }

    private void plain(String name, @Nullable Object value) {
        if (value != null) {
            members.add(name + ": " + value);
        }
    }

    private void text(String name, @Nullable Object value) {
        plain(name, value == null ? null : quoted(value.toString()));
    }

    private void list(String name, @Nullable List<String> values) {
        plain(
                name,
                values == null
                        ? null
                        : values.stream().map(ScopeText::quoted).collect(Collectors.joining(", ", "[", "]")));
    }

    static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                + '"';
    }

    @Override
    public String toString() {
        return "{ " + String.join(", ", members) + " }";
    }
}
