package io.throughline.attribution;

import io.throughline.journey.InvalidArgument;
import io.throughline.journey.JourneySet;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lays models side by side over the same journeys. Cost: that of each model, and for each two models the square of the number of steps. */
public final class Agreements {
    /** Credits closer than this, relative to all conversions, are equal. */
    private static final double EQUAL = 1e-9;

    private final List<AttributionModel> models;
    private final List<String> steps;
    private final double[][] credits;
    private final double equal;

    private Agreements(List<AttributionModel> models, List<String> steps, double[][] credits, double equal) {
        this.models = models;
        this.steps = steps;
        this.credits = credits;
        this.equal = equal;
    }

    public static AttributionAgreement of(JourneySet set, List<AttributionModel> models) {
        if (models.isEmpty() || EnumSet.copyOf(models).size() < models.size()) {
            throw new InvalidArgument("models", models, "at least one model, each once");
        }
        List<Attribution> answers = models.stream()
                .map(model -> Attributions.of(set, Attribution.Request.of(model)))
                .toList();
        List<String> steps = answers.get(0).credits().stream().map(Credit::step).toList();
        double[][] credits = new double[models.size()][];
        double[][] shares = new double[models.size()][steps.size()];
        for (int m = 0; m < credits.length; m++) {
            credits[m] = inOrder(steps, answers.get(m), shares[m]);
        }
        double equal = EQUAL * Math.max(1, answers.get(0).conversions());
        Agreements agreements = new Agreements(models, steps, credits, equal);
        return new AttributionAgreement(agreements.rows(shares), agreements.pairs());
    }

    private static double[] inOrder(List<String> steps, Attribution answer, double[] shares) {
        Map<String, Credit> byStep = new HashMap<>();
        answer.credits().forEach(credit -> byStep.put(credit.step(), credit));
        double[] credits = new double[steps.size()];
        for (int i = 0; i < credits.length; i++) {
            Credit credit = byStep.get(steps.get(i));
            credits[i] = credit == null ? 0 : credit.conversions();
            shares[i] = credit == null ? 0 : credit.share();
        }
        return credits;
    }

    private List<AgreementRow> rows(double[][] shares) {
        List<AgreementRow> rows = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            List<Double> row = new ArrayList<>();
            for (double[] ofModel : shares) {
                row.add(ofModel[i]);
            }
            rows.add(new AgreementRow(steps.get(i), row));
        }
        return rows;
    }

    private List<ModelPair> pairs() {
        List<ModelPair> pairs = new ArrayList<>();
        for (int a = 0; a < models.size(); a++) {
            for (int b = a + 1; b < models.size(); b++) {
                pairs.add(pair(a, b));
            }
        }
        return pairs;
    }

    private ModelPair pair(int a, int b) {
        long agreeing = 0;
        long toldByA = 0;
        long toldByB = 0;
        List<List<String>> reversed = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            for (int j = i + 1; j < steps.size(); j++) {
                int left = order(credits[a][i], credits[a][j]);
                int right = order(credits[b][i], credits[b][j]);
                agreeing += left * right;
                toldByA += left * left;
                toldByB += right * right;
                if (left * right < 0) {
                    reversed.add(left > 0 ? List.of(steps.get(i), steps.get(j)) : List.of(steps.get(j), steps.get(i)));
                }
            }
        }
        return new ModelPair(models.get(a), models.get(b), kendall(agreeing, toldByA, toldByB), reversed);
    }

    private static double kendall(long agreeing, long toldByA, long toldByB) {
        if (toldByA == 0 || toldByB == 0) {
            return toldByA == toldByB ? 1 : 0;
        }
        return agreeing / Math.sqrt((double) toldByA * toldByB);
    }

    private int order(double x, double y) {
        return Math.abs(x - y) <= equal ? 0 : Double.compare(x, y);
    }
}
