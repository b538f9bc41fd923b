package io.throughline.ingest.text;

/**
 * Names of months and weekdays in English, German, French, Spanish, Italian, Portuguese and Dutch, written out or short with three letters
 * or more. No short name is one of two months: where two begin alike, it is none.
 */
final class DateNames {
    private static final String[][] MONTHS = {
        {"january", "januar", "janvier", "enero", "gennaio", "janeiro", "januari", "janner"},
        {"february", "februar", "fevrier", "febrero", "febbraio", "fevereiro", "februari", "feber"},
        {"march", "marz", "mars", "marzo", "marco", "maart", "maerz", "mrz", "mrt"},
        {"april", "avril", "abril", "aprile"},
        {"may", "mai", "mayo", "maggio", "maio", "mei"},
        {"june", "juni", "juin", "junio", "giugno", "junho"},
        {"july", "juli", "juillet", "julio", "luglio", "julho"},
        {"august", "aout", "agosto", "augustus"},
        {"september", "septembre", "septiembre", "setiembre", "settembre", "setembro"},
        {"october", "oktober", "octobre", "octubre", "ottobre", "outubro"},
        {"november", "novembre", "noviembre", "novembro"},
        {"december", "dezember", "decembre", "diciembre", "dicembre", "dezembro"}
    };
    private static final String[] WEEKDAYS = {
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "montag",
        "dienstag",
        "mittwoch",
        "donnerstag",
        "freitag",
        "samstag",
        "sonnabend",
        "sonntag",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "lunes",
        "martes",
        "miercoles",
        "jueves",
        "viernes",
        "sabado",
        "domingo",
        "lunedi",
        "martedi",
        "mercoledi",
        "giovedi",
        "venerdi",
        "sabato",
        "domenica",
        "segunda",
        "terca",
        "quarta",
        "quinta",
        "sexta",
        "maandag",
        "dinsdag",
        "woensdag",
        "donderdag",
        "vrijdag",
        "zaterdag",
        "zondag"
    };
    private static final String[] ORDINALS = {"st", "nd", "rd", "th", "er", "º", "ª"};
    private static final String[] OF = {"de", "del", "of"};

    private DateNames() {}

    /** Takes a month's name; 0 where there is none. */
    static int takeMonth(CharCursor text) {
        int month = 0;
        for (int i = 0; i < MONTHS.length; i++) {
            if (text.isName(MONTHS[i])) {
                if (month > 0) {
                    return 0;
                }
                month = i + 1;
            }
        }
        if (month > 0) {
            text.skipLetters();
        }
        return month;
    }

    /** Takes a weekday's name; false where there is none. */
    static boolean takeWeekday(CharCursor text) {
        boolean weekday = text.isName(WEEKDAYS);
        if (weekday) {
            text.skipLetters();
            if (text.peek() == '-') {
                int place = text.place();
                text.take('-');
                if (!text.takeWord("feira")) {
                    text.back(place);
                }
            }
        }
        return weekday;
    }

    /** Skips what makes a number of a day its place, as in 1st; false where it is not there. */
    static boolean skipOrdinal(CharCursor text) {
        return takeAny(text, ORDINALS);
    }

    /** Skips the word between day, month and year, as in 1 de marzo. */
    static void skipOf(CharCursor text) {
        if (takeAny(text, OF)) {
            text.skipBlanks();
        }
    }

    private static boolean takeAny(CharCursor text, String[] words) {
        for (String word : words) {
            if (text.takeWord(word)) {
                return true;
            }
        }
        return false;
    }
}
