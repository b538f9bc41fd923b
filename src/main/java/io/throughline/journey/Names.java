package io.throughline.journey;

/** What a name may be that somebody gives: it is shown on one line, written to files and kept as a key of the database. What is kept already is read as it is. */
public final class Names {
    /** Most characters of a name. */
    public static final int LONGEST = 512;

    private static final String ALLOWED =
            "a name of 1 to " + LONGEST + " characters on one line, without control characters";

    private Names() {}

    /**
     * The name without blanks around it.
     *
     * @param argument as the refusal names it
     * @throws InvalidArgument where it is none
     */
    public static String require(String argument, String name) {
        String plain = name.strip();
        if (plain.isEmpty() || plain.length() > LONGEST || !plain.codePoints().allMatch(Names::isShown)) {
            throw new InvalidArgument(argument, '"' + name + '"', ALLOWED);
        }
        return plain;
    }

    private static boolean isShown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                false;
            default -> true;
        };
    }
}
