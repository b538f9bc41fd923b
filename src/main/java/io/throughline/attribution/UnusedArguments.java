package io.throughline.attribution;

import java.util.ArrayList;
import java.util.List;

/** Tells which arguments a model makes no use of, so that nobody takes them for heeded. */
final class UnusedArguments {
    private final Attribution.Request request;
    private final List<String> notes = new ArrayList<>();

    private UnusedArguments(Attribution.Request request) {
        this.request = request;
    }

    static List<String> notes(Attribution.Request request) {
        UnusedArguments unused = new UnusedArguments(request);
        unused.add("order", request.order() != 1, AttributionModel.MARKOV);
        unused.add("removing", !request.removing().isEmpty(), AttributionModel.MARKOV);
        unused.add("halfLife", request.halfLife() != null, AttributionModel.TIME_DECAY);
        unused.add("weights", request.weights() != null, AttributionModel.POSITION_BASED);
        unused.add("direct", request.direct() != null, AttributionModel.LAST_NON_DIRECT);
        unused.add("lead", request.lead() != null, AttributionModel.W_SHAPED);
        unused.add("game", request.game() != ShapleyGame.PATHS, AttributionModel.SHAPLEY);
        return unused.notes;
    }

    private void add(String argument, boolean given, AttributionModel user) {
        if (given && request.model() != user) {
            notes.add("`" + argument + "` is used by " + user + " only.");
        }
    }
}
