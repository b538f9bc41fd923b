package io.throughline.ingest.event;

import io.throughline.ingest.format.Role;
import io.throughline.ingest.mapping.MappingRun;
import io.throughline.ingest.mapping.MappingState;
import io.throughline.ingest.mapping.MappingSurvey;
import io.throughline.ingest.mapping.SourceMapping;
import io.throughline.ingest.text.Flags;
import io.throughline.ingest.text.Numbers;
import io.throughline.ingest.text.TimeForms;
import io.throughline.ingest.text.Times;
import io.throughline.journey.Clock;
import io.throughline.journey.ConsentRow;
import io.throughline.journey.CustomerKeys;
import io.throughline.journey.EvidenceRow;
import io.throughline.journey.LiveIdentifiers;
import io.throughline.journey.LiveInteraction;
import io.throughline.journey.Rejection;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The interactions that events stand for, by the mapping that files of the same system go by. Not for several threads. */
public final class EventMapper {
    private static final MappingRun.About NOTHING = new MappingRun.About("", List.of(), List.of());

    private final MappingRun run;
    private final Times times = new Times(ZoneOffset.UTC, TimeForms.EACH_ALONE, Times.now());
    private final List<LiveInteraction> interactions = new ArrayList<>();
    private final List<LiveIdentifiers> identifiers = new ArrayList<>();
    private final List<ConsentRow> consents = new ArrayList<>();
    private final List<Rejection> rejected = new ArrayList<>();
    private final CustomerKeys.Kept ids;
    private final List<String> columns;
    /** Column of each role; −1: none. */
    private final int[] places = new int[Role.values().length];

    /** Columns of other identifiers, and those of attributes. */
    private final int[] identifying;

    private final int[] describing;

    private EventMapper(SourceMapping mapping, CustomerKeys.Kept ids, List<Event> events) {
        this.ids = ids;
        MappingSurvey survey = new MappingSurvey();
        MappingRun first = new MappingRun(mapping, survey, NOTHING, MappingState.alone());
        events.stream().map(Event::node).filter(Objects::nonNull).forEach(first::survey);
        this.run = new MappingRun(mapping, survey, NOTHING, MappingState.alone());
        this.columns = run.columns();
        Set<String> roles = new HashSet<>();
        for (Role role : Role.values()) {
            places[role.ordinal()] = columns.indexOf(role.option());
            roles.add(role.option());
        }
        this.identifying = IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).startsWith(MappingRun.IDENTIFIER))
                .toArray();
        this.describing = IntStream.range(0, columns.size())
                .filter(i -> !columns.get(i).startsWith(MappingRun.IDENTIFIER) && !roles.contains(columns.get(i)))
                .toArray();
    }

    /** @param ids of customers as they are kept */
    public static MappedEvents map(SourceMapping mapping, CustomerKeys.Kept ids, List<Event> events) {
        EventMapper mapper = new EventMapper(mapping, ids, events);
        for (int i = 0; i < events.size(); i++) {
            mapper.read(i + 1L, events.get(i));
        }
        return new MappedEvents(
                mapper.interactions,
                mapper.identifiers,
                mapper.consents,
                mapper.run.leftOut(),
                mapper.run.duplicates(),
                mapper.rejected);
    }

    private void read(long place, Event event) {
        ObjectNode node = event.node();
        String fault = node == null ? Objects.requireNonNull(event.fault()) : map(node, event.key());
        if (fault != null) {
            rejected.add(new Rejection(place, fault, event.text()));
        }
    }

    /** All interactions of the event or none; why none can be made, null where it is well. */
    private @Nullable String map(ObjectNode event, String key) {
        List<LiveInteraction> made = new ArrayList<>();
        List<LiveIdentifiers> carried = new ArrayList<>();
        List<ConsentRow> told = new ArrayList<>();
        for (String[] cells : run.read(event)) {
            String fault = run.fault();
            fault = fault == null ? findFault(cells) : fault;
            if (fault != null) {
                return fault;
            }
            name(cells);
            fault = addConsent(cells, told);
            if (fault != null) {
                return fault;
            }
            if (!cell(cells, Role.TOUCHPOINT).isBlank()) {
                made.add(interaction(cells, key));
            }
            addIdentifiers(cells, times.at(), carried);
        }
        run.identifiers().ifPresent(cells -> {
            String time = cell(cells, Role.TIME);
            name(cells);
            boolean timed = !time.isBlank() && times.read(time.toCharArray(), 0, time.length());
            addIdentifiers(cells, timed ? times.at() : EvidenceRow.NO_TIME, carried);
            var unused = timed ? addConsent(cells, told) : null;
        });
        run.taken();
        interactions.addAll(made);
        identifiers.addAll(carried);
        consents.addAll(told);
        return null;
    }

    /** Makes ids those under which customers are kept. */
    private void name(String[] cells) {
        List<String> kinds = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (int i : identifying) {
            String kind = columns.get(i).substring(MappingRun.IDENTIFIER.length());
            if (kind.equals(CustomerKeys.SAME_AS) && !cells[i].isBlank()) {
                cells[i] = ids.kept(cells[i].strip(), List.of(), List.of());
            }
            kinds.add(kind);
            values.add(cells[i].strip());
        }
        int customer = places[Role.CUSTOMER.ordinal()];
        if (customer < 0) {
            return;
        }
        cells[customer] = ids.kept(cells[customer].strip(), kinds, values);
    }

    /** What an event says of being looked at; why it cannot be understood, null where it is well. */
    private @Nullable String addConsent(String[] cells, List<ConsentRow> told) {
        String word = cell(cells, Role.CONSENT);
        if (word.isEmpty()) {
            return null;
        }
        Boolean grants = Flags.ofConsent(Role.CONSENT.option()).tell(word.toCharArray(), 0, word.length());
        if (grants == null) {
            return "a consent that neither grants nor refuses";
        }
        told.add(new ConsentRow(cell(cells, Role.CUSTOMER), ids.keys().system(), times.at(), grants));
        return null;
    }

    /** Leaves the time read where there is no fault. */
    private @Nullable String findFault(String[] cells) {
        String time = cell(cells, Role.TIME);
        if (cell(cells, Role.CUSTOMER).isBlank()) {
            return "no customer";
        }
        if (cell(cells, Role.TOUCHPOINT).isBlank() && cell(cells, Role.CONSENT).isEmpty()) {
            return "empty touchpoint";
        }
        if (time.isBlank()) {
            return "no time";
        }
        if (!times.read(time.toCharArray(), 0, time.length())) {
            return times.fault();
        }
        return times.clock() == Clock.STEP ? "unreadable time" : null;
    }

    private void addIdentifiers(String[] cells, long at, List<LiveIdentifiers> carried) {
        List<String> kinds = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (int i : identifying) {
            if (!cells[i].isBlank()) {
                kinds.add(columns.get(i).substring(MappingRun.IDENTIFIER.length()));
                values.add(cells[i].strip());
            }
        }
        String customer = cell(cells, Role.CUSTOMER);
        if (!kinds.isEmpty() && !customer.isBlank()) {
            carried.add(new LiveIdentifiers(customer, ids.keys().system(), at, kinds, values));
        }
    }

    private LiveInteraction interaction(String[] cells, String fallback) {
        String key = cell(cells, Role.KEY);
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i : describing) {
            if (!cells[i].isBlank()) {
                attributes.put(columns.get(i), cells[i]);
            }
        }
        return new LiveInteraction(
                cell(cells, Role.CUSTOMER),
                Instant.EPOCH.plus(times.at(), ChronoUnit.MICROS),
                cell(cells, Role.TOUCHPOINT),
                cell(cells, Role.CHANNEL),
                cell(cells, Role.CAMPAIGN),
                number(cell(cells, Role.VALUE)),
                false,
                key.isEmpty() ? fallback : key,
                cell(cells, Role.ORDER),
                number(cell(cells, Role.SEQUENCE)),
                attributes);
    }

    /** What cannot be read as a number is missing: it never takes the step out of the journey. */
    private static @Nullable Double number(String cell) {
        double number = cell.isBlank() ? Double.NaN : Numbers.read(cell.toCharArray(), 0, cell.length());
        return Double.isFinite(number) ? number : null;
    }

    private String cell(String[] cells, Role role) {
        int column = places[role.ordinal()];
        return column < 0 ? "" : cells[column].strip();
    }
}
