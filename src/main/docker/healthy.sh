#!/usr/bin/env bash
# Exit 0 when the service answers that it is ready. Plain bash: the image has neither curl nor wget.
set -e
exec 3<>/dev/tcp/127.0.0.1/8080
printf 'GET /actuator/health HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
head -n 1 <&3 | grep -q ' 200 '
