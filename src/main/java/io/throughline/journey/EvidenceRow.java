package io.throughline.journey;

/**
 * Records of one import that carried two identifiers of a customer.
 *
 * @param customer the customer's id in these records, by which their interactions are kept
 * @param ownKind what that id is: the kind of a system's key, or of an address or a device
 * @param kind of the other identifier
 * @param value of the other identifier as the records spell it
 * @param said a system says that both are one customer, as when it merged two of its contacts
 * @param first time of the first of the records, microseconds UTC; {@link #NO_TIME}: none has one
 * @param last time of the last of them
 */
public record EvidenceRow(
        String customer, String ownKind, String kind, String value, boolean said, long first, long last, long records) {
    /** Stands for the time of a record that has none. */
    public static final long NO_TIME = Long.MIN_VALUE;
}
