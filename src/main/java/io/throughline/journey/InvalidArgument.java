package io.throughline.journey;

/** An argument that cannot be answered, with what would be allowed. Shown to the caller as it is. */
public sealed class InvalidArgument extends IllegalArgumentException permits YamlFault {
    private final String argument;
    private final String value;
    private final String allowed;

    public InvalidArgument(String argument, Object value, String allowed) {
        super(Echo.of(argument) + " = " + Echo.of(value) + ": allowed is " + allowed);
        this.argument = Echo.of(argument);
        this.value = Echo.of(value);
        this.allowed = allowed;
    }

    public String argument() {
        return argument;
    }

    public String value() {
        return value;
    }

    public String allowed() {
        return allowed;
    }
}
