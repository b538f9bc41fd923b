package io.throughline.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A request whose body ends with an error once it is longer than allowed, whatever length it announced. */
final class BoundedRequest extends HttpServletRequestWrapper {
    private final long most;
    private final boolean object;
    private @Nullable BoundedStream stream;

    /** @param object whether the body must be a JSON object */
    BoundedRequest(HttpServletRequest request, long most, boolean object) {
        super(request);
        this.most = most;
        this.object = object;
    }

    /** The body is JSON, but no object. */
    static final class NoObject extends IOException {
        NoObject() {
            super("not a JSON object");
        }
    }

    /** The body was longer than allowed. */
    static final class TooLarge extends IOException {
        TooLarge(long most) {
            super("longer than " + most + " bytes");
        }
    }

    static Problem tooLarge(long most, boolean upload) {
        String setting = upload ? "throughline.limits.upload-bytes" : "throughline.limits.request-bytes";
        return new Problem(
                HttpStatus.CONTENT_TOO_LARGE,
                "The body is larger than " + most + " bytes: send it in parts, or raise " + setting + ".");
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (stream == null) {
            stream = new BoundedStream(super.getInputStream(), most, object);
        }
        return stream;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        String encoding = getCharacterEncoding();
        Charset charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
        return new BufferedReader(new InputStreamReader(getInputStream(), charset));
    }

    private static final class BoundedStream extends ServletInputStream {
        private final ServletInputStream body;
        private final long most;
        private boolean object;
        private long read;

        BoundedStream(ServletInputStream body, long most, boolean object) {
            this.body = body;
            this.most = most;
            this.object = object;
        }

        @Override
        public int read() throws IOException {
            int next = body.read();
            look(next);
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int count = body.read(buffer, from, length);
            for (int i = from; object && i < from + count; i++) {
                look(buffer[i]);
            }
            count(Math.max(0, count));
            return count;
        }

        /** The first character tells what the JSON is; an object of another encoding begins with none of these. */
        private void look(int character) throws IOException {
            if (!object || character <= ' ') {
                return;
            }
            object = false;
            if ("[\"-0123456789tfn".indexOf(character) >= 0) {
                throw new NoObject();
            }
        }

        private void count(int bytes) throws IOException {
            read += bytes;
            if (read > most) {
                throw new TooLarge(most);
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
