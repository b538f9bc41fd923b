package io.throughline.web;

/** The service was told to listen beyond this machine, but to ask nobody for a key. */
final class OpenWithoutKey extends RuntimeException {
    OpenWithoutKey(String address) {
        super(
                "Listening on " + address + " would let anyone on the network read and change the data: set"
                        + " throughline.api-key=KEY, which every request must then carry, or leave server.address at 127.0.0.1.");
    }
}
