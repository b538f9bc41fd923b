package io.throughline;

/** Whether this process is ending: what fails from then on fails because of that. */
final class Stopping {
    private Stopping() {}

    /** A process that ends takes no more hooks. */
    static boolean begun() {
        Thread hook = new Thread(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            Runtime.getRuntime().removeShutdownHook(hook);
            return false;
        } catch (IllegalStateException ending) {
            return true;
        }
    }
}
