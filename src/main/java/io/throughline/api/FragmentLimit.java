package io.throughline.api;

import graphql.execution.AbortExecutionException;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationValidationParameters;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.validation.ValidationError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Refuses queries whose fragments spread each other until there are too many fields, before anything walks through all of them. Each fragment
 * is counted once, so that this is quick however they double.
 */
final class FragmentLimit extends SimplePerformantInstrumentation {
    /** More than a query text without fragments can hold. */
    static final int MAX_FIELDS = 20_000;

    @Override
    public @Nullable InstrumentationContext<List<ValidationError>> beginValidation(
            InstrumentationValidationParameters parameters, InstrumentationState state) {
        if (new Count(parameters.getDocument()).fields() > MAX_FIELDS) {
            throw new AbortExecutionException("The fragments of this query stand for more than " + MAX_FIELDS
                    + " fields: spread fewer of them within others, or ask in several queries.");
        }
        return SimpleInstrumentationContext.noOp();
    }

    /** Fields of all operations with fragments in place, never far beyond the limit. */
    private static final class Count {
        private final Document document;
        private final Map<String, FragmentDefinition> fragments;
        private final Map<String, Integer> known = new HashMap<>();

        Count(Document document) {
            this.document = document;
            this.fragments = new HashMap<>();
            document.getDefinitionsOfType(FragmentDefinition.class)
                    .forEach(fragment -> fragments.put(fragment.getName(), fragment));
        }

        int fields() {
            return document.getDefinitionsOfType(OperationDefinition.class).stream()
                    .mapToInt(operation -> in(operation.getSelectionSet()))
                    .reduce(0, Count::sum);
        }

        private static int sum(int a, int b) {
            return Math.min(MAX_FIELDS + 1, a + b);
        }

        private int in(@Nullable SelectionSet set) {
            int fields = 0;
            for (Selection<?> selection : set == null ? List.<Selection<?>>of() : selections(set)) {
                fields = sum(fields, of(selection));
            }
            return fields;
        }

        @SuppressWarnings("unchecked")
        private static List<Selection<?>> selections(SelectionSet set) {
            return (List<Selection<?>>) (List<?>) set.getSelections();
        }

        private int of(Selection<?> selection) {
            if (selection instanceof Field field) {
                return sum(1, in(field.getSelectionSet()));
            }
            if (selection instanceof InlineFragment inline) {
                return in(inline.getSelectionSet());
            }
            return selection instanceof FragmentSpread spread ? of(spread.getName()) : 0;
        }

        /** A fragment that is unknown or spreads itself counts nothing here: it is refused afterwards. */
        private int of(String fragment) {
            Integer fields = known.get(fragment);
            FragmentDefinition definition = fragments.get(fragment);
            if (fields != null || definition == null) {
                return fields == null ? 0 : fields;
            }
            known.put(fragment, 0);
            int counted = in(definition.getSelectionSet());
            known.put(fragment, counted);
            return counted;
        }
    }
}
