package io.throughline.analysis.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.journey.CustomerFilter;
import io.throughline.journey.Definition;
import io.throughline.journey.JourneyFilter;
import io.throughline.journey.NumberRange;
import io.throughline.journey.Period;
import io.throughline.journey.Scope;
import io.throughline.journey.StepBy;
import io.throughline.persona.MemoryPersonas;
import io.throughline.persona.Persona;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What is said of how sets were chosen. */
class ComparisonNotesTest {
    private static final Definition CHANNELS = Definition.DEFAULT.withStepBy(StepBy.CHANNEL);

    private static List<String> notes(Scope a, Scope b) {
        return ComparisonNotes.of(a, b, new MemoryPersonas(id -> OptionalInt.empty()));
    }

    private static Scope scope(Boolean converted, List<String> visiting, String attributes, NumberRange number) {
        return where(null, converted, visiting, attributes, number);
    }

    private static Scope where(
            String where, Boolean converted, List<String> visiting, String attributes, NumberRange number) {
        Period period = new Period(Instant.EPOCH, null, Period.By.START);
        return Scope.ALL
                .withCustomers(new CustomerFilter(null, where))
                .withJourneys(
                        new JourneyFilter(period, converted, visiting, null, null, null, attributes, number, false));
    }

    @Test
    void aPeriodIsNoCircle() {
        assertThat(notes(Scope.ALL, scope(null, null, null, null))).isEmpty();
    }

    @Test
    void outcomeBehaviourAndAttributesAreNamed() {
        Scope b = scope(true, List.of("A"), "value > 3", new NumberRange(2, null));
        List<String> notes = notes(Scope.ALL, b);
        assertThat(notes).hasSize(3).allMatch(note -> note.startsWith("b is chosen by "));
        assertThat(notes.get(0)).contains("outcome (converted)").contains("circular");
        assertThat(notes.get(1)).contains("behaviour (visiting, number)");
        assertThat(notes.get(2)).contains("attributes");
    }

    @Test
    void rulesAreCircularWhereTheyReadWhatCustomersDo() {
        Scope traits = where("traits.age > 30 && traits.value != 'visited(x)'", null, null, null, null);
        assertThat(notes(traits, Scope.ALL)).isEmpty();
        Scope both = where("visited(\"store\") || value() > 20.0", null, null, null, null);
        assertThat(notes(both, Scope.ALL)).hasSize(2);
        assertThat(notes(both, Scope.ALL).get(0)).contains("a is chosen by outcome (where)");
        assertThat(notes(both, Scope.ALL).get(1)).contains("behaviour (where)");
        assertThat(notes(Scope.ALL.withPersonas(List.of("loyal")), Scope.ALL))
                .singleElement()
                .asString()
                .contains("by persona (loyal)");
    }

    @Test
    void whatHoldsForBothIsSaidOnce() {
        Scope converted = scope(true, null, null, null);
        assertThat(notes(converted, converted))
                .singleElement()
                .asString()
                .startsWith("a and b are each chosen by outcome");
    }

    @Test
    void personasAreCalledByTheirNamesAndWhatHoldsForBothIsSaidOnce() {
        MemoryPersonas personas = new MemoryPersonas(id -> OptionalInt.empty());
        personas.save(new Persona("web", "Web researcher", "firstChannel() == 'web'", null, List.of(), null), "kim");
        personas.save(new Persona("young", "Young", "traits.age < 30", null, List.of(), null), "kim");
        Scope web = Scope.ALL.withPersonas(List.of("web"));
        Scope young = Scope.ALL.withPersonas(List.of("young"));
        assertThat(ComparisonNotes.of(web, Scope.ALL.withPersonas(List.of("web", "young")), personas))
                .satisfiesExactly(
                        behaviour -> assertThat(behaviour)
                                .startsWith("a and b are each chosen by behaviour (persona Web researcher):"),
                        persona -> assertThat(persona).startsWith("b is chosen by persona (Young):"));
        assertThat(ComparisonNotes.of(young, Scope.ALL.withPersonas(List.of("other")), personas))
                .singleElement()
                .asString()
                .startsWith("a (Young) and b (other) are each chosen by persona:");
    }

    @Test
    void differentDefinitionsAreSaid() {
        assertThat(notes(Scope.ALL, Scope.ALL.withDefinition(CHANNELS)))
                .singleElement()
                .asString()
                .contains("different definitions");
    }
}
