package io.throughline.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much one request may bring, and a file take with it.
 *
 * @param uploadBytes body of an upload, as sent
 * @param requestBytes body of any other request, such as a query with its variables
 * @param answerBytes file of an export, as any other answer
 */
@ConfigurationProperties("throughline.limits")
record SizeLimits(
        @DefaultValue("4GB") DataSize uploadBytes,
        @DefaultValue("16MB") DataSize requestBytes,
        @DefaultValue("16MB") DataSize answerBytes) {}
