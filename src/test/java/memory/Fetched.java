package memory;

import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLTypeUtil;
import io.throughline.analysis.summary.EvaluatedJourneys;
import io.throughline.journey.JourneySet;
import io.throughline.journey.Scope;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What fields brought, as the rooms behind them gave it, and the journeys that were asked last. */
public final class Fetched extends SimplePerformantInstrumentation {
    private final Map<String, Object> values = new ConcurrentHashMap<>();
    private volatile EvaluatedJourneys journeys;

    @Override
    public DataFetcher<?> instrumentDataFetcher(
            DataFetcher<?> fetcher, InstrumentationFieldFetchParameters parameters, InstrumentationState state) {
        return environment -> {
            if (environment.getSource() instanceof EvaluatedJourneys asked) {
                journeys = asked;
            }
            Object value = fetcher.get(environment);
            if (value != null) {
                String parent = GraphQLTypeUtil.simplePrint(environment.getParentType());
                values.put(parent + "." + environment.getField().getName(), value);
            }
            return value;
        };
    }

    /** The last value of a field that is named as {@code Type.field}. */
    public Object value(String field) {
        return values.get(field);
    }

    public EvaluatedJourneys journeys() {
        return journeys;
    }

    public JourneySet set() {
        return journeys.set();
    }

    public Scope scope() {
        return set().scope();
    }
}
