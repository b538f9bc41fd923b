package io.throughline.journey;

/** What was sent, as a refusal shows it: at most 100 characters, and none that could pass for a new line of a log. */
public final class Echo {
    private static final int MAX_LENGTH = 100;

    private Echo() {}

    public static String of(Object sent) {
        String text = String.valueOf(sent);
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = !Character.isISOControl(c) && c != '\u2028' && c != '\u2029';
            String next = plain ? String.valueOf(c) : String.format("\\u%04x", (int) c);
            if (shown.length() + next.length() > MAX_LENGTH - (i + 1 < text.length() ? 1 : 0)) {
                return shown.append('…').toString();
            }
            shown.append(next);
        }
        return shown.toString();
    }
}
