package io.throughline.ingest.record;

import io.throughline.ingest.format.RowReader;
import io.throughline.ingest.text.Forms;
import io.throughline.journey.ImportRefused;
import java.util.List;
import java.util.Locale;

/** The columns of a file of costs, of these names whatever their letter case; −1 for one that is not there. */
record CostColumns(int date, int until, int cost, int channel, int campaign) {
    static CostColumns of(List<String> header) {
        return new CostColumns(
                find(header, "date"),
                find(header, "until"),
                find(header, "cost"),
                find(header, "channel"),
                find(header, "campaign"));
    }

    private static int find(List<String> header, String name) {
        for (int column = 0; column < header.size(); column++) {
            if (header.get(column).toLowerCase(Locale.ROOT).equals(name)) {
                return column;
            }
        }
        return -1;
    }

    void require(List<String> header) {
        if (date < 0 || cost < 0 || channel < 0 && campaign < 0) {
            throw new ImportRefused("The file has the columns " + RowReader.shorten(String.join(", ", header))
                    + "; costs need date, cost, and channel or campaign.");
        }
        Twins.refuse(header, date, until, cost, channel, campaign);
    }

    Profile profile(Forms forms) {
        return new Profile(forms, date, -1, cost, "cost");
    }
}
