// purpose: take the next numbers of each kind; also locks the counter until the transaction ends
// params: seqs, ordinals, touchpoints, channels, campaigns: how many of each
// rows: the first number of each kind
MATCH (n:Counter {name: 'store'})
SET n.seq = n.seq + $seqs, n.ordinal = n.ordinal + $ordinals, n.touchpoint = n.touchpoint + $touchpoints,
    n.channel = n.channel + $channels, n.campaign = n.campaign + $campaigns
RETURN n.seq - $seqs AS seq, n.ordinal - $ordinals AS ordinal, n.touchpoint - $touchpoints AS touchpoint,
       n.channel - $channels AS channel, n.campaign - $campaigns AS campaign
