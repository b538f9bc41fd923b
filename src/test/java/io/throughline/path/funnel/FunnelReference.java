package io.throughline.path.funnel;

import io.throughline.analysis.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** A funnel by brute force: every assignment of steps to places is an attempt if it breaks no rule, and the best by the stated order counts. */
final class FunnelReference {
    record Unit(int customer, List<String> steps, List<Long> at, boolean timed) {}

    /** Place of each step, −1 where it has none. */
    record Tried(int[] place) {
        int begin() {
            int i = 0;
            while (place[i] < 0) {
                i++;
            }
            return i;
        }

        int far() {
            int i = place.length - 1;
            while (place[i] < 0) {
                i--;
            }
            return i;
        }

        int first() {
            return Arrays.stream(place).filter(p -> p >= 0).min().orElseThrow();
        }

        int last() {
            return Arrays.stream(place).max().orElseThrow();
        }

        int matched() {
            return (int) Arrays.stream(place).filter(p -> p >= 0).count();
        }

        boolean has(int step) {
            return place[step] >= 0;
        }
    }

    static final Comparator<Tried> BEST = Comparator.comparingInt((Tried t) -> -t.far())
            .thenComparingInt(Tried::begin)
            .thenComparingInt(Tried::last)
            .thenComparingInt(t -> -t.first())
            .thenComparing((a, b) -> {
                for (int i = 0; i < a.place.length; i++) {
                    int left = a.place[i] < 0 ? Integer.MAX_VALUE : a.place[i];
                    int right = b.place[i] < 0 ? Integer.MAX_VALUE : b.place[i];
                    if (left != right) {
                        return Integer.compare(left, right);
                    }
                }
                return 0;
            });

    private final Funnel.Request request;
    private final List<Funnel.Condition> steps;

    FunnelReference(Funnel.Request request) {
        this.request = request;
        this.steps = request.steps();
    }

    /** Journeys, or customers with their journeys laid end to end. */
    List<Unit> units(Reference plain) {
        List<Unit> units = new ArrayList<>();
        for (Reference.Journey journey : plain.journeys) {
            Unit last = units.isEmpty() ? null : units.get(units.size() - 1);
            if (request.by() == Funnel.CountBy.CUSTOMER && last != null && last.customer == journey.customer()) {
                last.steps.addAll(journey.steps());
                last.at.addAll(journey.entered());
            } else {
                units.add(new Unit(
                        journey.customer(),
                        new ArrayList<>(journey.steps()),
                        new ArrayList<>(journey.entered()),
                        journey.timed()));
            }
        }
        return units;
    }

    /** The best attempt, or null. */
    Tried best(Unit unit) {
        Tried[] best = {null};
        int[] place = new int[steps.size()];
        Arrays.fill(place, -1);
        assign(unit, 0, place, best);
        return best[0];
    }

    private void assign(Unit unit, int step, int[] place, Tried[] best) {
        if (step == place.length) {
            consider(unit, new Tried(place.clone()), best);
            return;
        }
        assign(unit, step + 1, place, best);
        for (int k = 0; k < unit.steps.size(); k++) {
            if (steps.get(step).anyOf().contains(unit.steps.get(k))) {
                place[step] = k;
                assign(unit, step + 1, place, best);
                place[step] = -1;
            }
        }
    }

    private void consider(Unit unit, Tried tried, Tried[] best) {
        if (tried.matched() > 0 && isAllowed(unit, tried) && (best[0] == null || BEST.compare(tried, best[0]) < 0)) {
            best[0] = tried;
        }
    }

    private boolean isAllowed(Unit unit, Tried tried) {
        int[] order = Arrays.stream(tried.place).filter(p -> p >= 0).toArray();
        boolean distinct = Arrays.stream(order).distinct().count() == order.length;
        boolean rising = true;
        for (int i = 1; i < order.length; i++) {
            rising &= order[i - 1] < order[i];
        }
        boolean ordered = request.order() == Funnel.Order.ANY || rising;
        boolean close = request.order() != Funnel.Order.STRICT || tried.last() - tried.first() == tried.matched() - 1;
        return distinct && ordered && close && isWhole(tried) && isClean(unit, tried) && isInTime(unit, tried);
    }

    private boolean isWhole(Tried tried) {
        boolean whole = true;
        for (int i = 0; i < steps.size(); i++) {
            boolean between = i > tried.begin() && i < tried.far();
            boolean before = i < tried.begin() && request.entry() == Funnel.Entry.CLOSED;
            whole &= tried.has(i) || steps.get(i).optional() || !(between || before);
        }
        return whole;
    }

    int previous(int step) {
        int previous = step - 1;
        while (previous >= 0 && steps.get(previous).optional()) {
            previous--;
        }
        return previous;
    }

    private boolean isClean(Unit unit, Tried tried) {
        boolean clean = true;
        for (int i = 0; i < steps.size(); i++) {
            int previous = previous(i);
            if (!tried.has(i) || steps.get(i).not() == null || previous < 0 || !tried.has(previous)) {
                continue;
            }
            for (int k = tried.place[previous] + 1; k < tried.place[i]; k++) {
                clean &= !steps.get(i).not().contains(unit.steps.get(k));
            }
        }
        return clean;
    }

    private boolean isInTime(Unit unit, Tried tried) {
        if (request.within() == null || tried.matched() == 1) {
            return true;
        }
        long micros = unit.at.get(tried.last()) - unit.at.get(tried.first());
        return unit.timed && micros <= request.within().toNanos() / 1000;
    }
}
