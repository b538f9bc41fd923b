package io.throughline.server;

import io.throughline.access.Caller;
import java.util.function.Supplier;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Whose request this thread answers. @param door through which files come where nobody's name is known */
record Senders(String door) implements Supplier<String> {
    @Override
    public String get() {
        Authentication found = SecurityContextHolder.getContext().getAuthentication();
        return found != null && found.getPrincipal() instanceof Caller caller ? caller.name() : door;
    }
}
