package io.throughline.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Leads to the page where queries are typed, until there is an explorer. */
@Controller
final class StartPage {
    @GetMapping("/")
    String start() {
        return "redirect:/graphiql";
    }
}
