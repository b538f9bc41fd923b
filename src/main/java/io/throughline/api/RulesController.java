package io.throughline.api;

import io.throughline.analysis.JourneyService;
import io.throughline.analysis.JourneyService.TouchpointCount;
import io.throughline.analysis.Vocabulary;
import io.throughline.journey.CustomerFilter;
import io.throughline.journey.InvalidArgument;
import io.throughline.journey.Scope;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What helps to write a rule or a pattern: the names there are, and a trial on the data. */
@Controller
final class RulesController {
    private final JourneyService service;

    RulesController(JourneyService service) {
        this.service = service;
    }

    /** What the data say of a rule. */
    record RuleCheck(@Nullable String fault, @Nullable Long customers) {}

    /** What the data say of a path pattern. */
    record PatternCheck(@Nullable String fault, @Nullable Long journeys) {}

    @QueryMapping
    Vocabulary vocabulary() {
        return service.vocabulary();
    }

    @SchemaMapping(typeName = "Vocabulary")
    List<String> channels(Vocabulary vocabulary) {
        SortedSet<String> names = new TreeSet<>();
        for (TouchpointCount count : service.listTouchpoints()) {
            add(names, count.touchpoint().channel());
        }
        return List.copyOf(names);
    }

    @SchemaMapping(typeName = "Vocabulary")
    List<String> stages(Vocabulary vocabulary) {
        SortedSet<String> names = new TreeSet<>();
        for (TouchpointCount count : service.listTouchpoints()) {
            add(names, count.touchpoint().stage());
        }
        return List.copyOf(names);
    }

    @QueryMapping
    RuleCheck checkRule(@Argument String rule) {
        try {
            Scope scope = Scope.ALL.withCustomers(new CustomerFilter(null, rule));
            return new RuleCheck(null, service.journeys(scope).customers());
        } catch (InvalidArgument fault) {
            return new RuleCheck(fault.getMessage(), null);
        }
    }

    /** A fault of the scope itself stays an error. */
    @QueryMapping
    PatternCheck checkPattern(@Argument String pattern, @Argument @Nullable ScopeInput scope) {
        try {
            Scope asked = ScopeInput.scopeOf(scope);
            Scope matching = asked.withJourneys(asked.journeys().withMatching(pattern));
            return new PatternCheck(null, service.journeys(matching).count());
        } catch (InvalidArgument fault) {
            if (fault.argument().equals("scope.matching")) {
                return new PatternCheck(fault.getMessage(), null);
            }
            throw fault;
        }
    }

    private static void add(SortedSet<String> names, @Nullable String name) {
        if (name != null) {
            names.add(name);
        }
    }
}
