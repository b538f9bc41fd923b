package io.throughline.kpi;

import io.throughline.journey.InvalidArgument;
import io.throughline.measure.NetPromoter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A figure that is kept under a name.
 *
 * @param department the id of who answers for it
 * @param revision raised by every edit; 0 before the first is kept
 */
public record Kpi(
        String id,
        String name,
        KpiFormula formula,
        @Nullable Double target,
        Better better,
        @Nullable String department,
        int revision) {
    private static final double[] ANY = {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY};
    /** What figures of a unit can come to. */
    private static final Map<String, double[]> RANGES = Map.of(
            KpiValue.SHARE,
            new double[] {0, 1},
            KpiValue.LEVEL,
            new double[] {-1, 1},
            NetPromoter.UNIT,
            new double[] {-100, 100},
            KpiValue.SECONDS,
            new double[] {0, Double.POSITIVE_INFINITY});

    private static final int MAX_ID = 100;
    private static final int MAX_NAME = 200;

    public Kpi {
        if (!id.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}_.-]*") || id.length() > MAX_ID) {
            throw new InvalidArgument(
                    "id", id, "1 to 100 letters, digits, dots, hyphens and underscores, a letter or digit first");
        }
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw new InvalidArgument("name", name, "a name of 1 to 200 characters");
        }
        if (target != null && !Double.isFinite(target)) {
            throw new InvalidArgument("target", target, "a finite number");
        }
    }

    /** The same, once its target is known to be one in its unit; what was kept before that was asked is still read. */
    public Kpi requireTarget() {
        String unit = formula.measured();
        double[] range = RANGES.getOrDefault(unit, ANY);
        if (target != null && (target < range[0] || target > range[1])) {
            throw new InvalidArgument(
                    "target",
                    target,
                    unit.equals(KpiValue.SHARE)
                            ? "a share from 0 to 1: 70 % is written 0.7"
                            : "a number of its unit, " + unit + (range[1] < ANY[1] ? "" : ", from 0 on"));
        }
        return this;
    }

    public @Nullable KpiTarget aim() {
        return target == null ? null : new KpiTarget(target, better);
    }

    public Kpi withRevision(int other) {
        return new Kpi(id, name, formula, target, better, department, other);
    }

    /** What can be edited, in one line. */
    public String text() {
        return "{id: " + FormulaText.quoted(id) + ", name: " + FormulaText.quoted(name) + ", formula: " + formula.text()
                + (target == null ? "" : ", target: " + target) + ", better: " + better
                + (department == null ? "" : ", department: " + FormulaText.quoted(department)) + "}";
    }
}
