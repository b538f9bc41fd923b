// Answers of the questions that the explorer asks. Written by ExplorerQueriesTest with -Dthroughline.types=write, never by hand.

export type Counts = {
  before: {
    count: number;
  };
  after: {
    count: number;
  };
};

export type ScopeNames = {
  touchpoints: {
    id: string;
    name: string;
    channel: string | null;
    conversion: boolean;
  }[];
  personas: {
    id: string;
    name: string;
  }[];
  imports: {
    edges: {
      node: {
        source: string;
      };
    }[];
  };
};

export type CustomersOf = {
  customers: {
    edges: {
      node: {
        id: string;
      };
    }[];
  };
};

export type Names = {
  touchpoints: {
    id: string;
    name: string;
  }[];
  personas: {
    id: string;
    name: string;
  }[];
};

export type TalkOf = {
  caller: {
    role: ('VIEWER' | 'ANALYST' | 'EDITOR' | 'ADMIN');
  };
  comments: {
    edges: {
      node: {
        id: string;
        author: string;
        at: string;
        text: string;
        figure: string | null;
        resolved: boolean;
        replies: {
          id: string;
          author: string;
          at: string;
          text: string;
        }[];
      };
    }[];
  };
};

export type SayOf = {
  comment: {
    id: string;
  };
};

export type Settle = {
  resolveComment: {
    id: string;
  };
};

export type Attribution = {
  touchpoints: {
    id: string;
    name: string;
    conversion: boolean;
  }[];
  journeys: {
    count: number;
    converted: number;
    currencies: {
      currency: string | null;
      conversions: number;
      value: number;
    }[];
    attribution?: {
      conversions: number;
      value: number;
      unattributed: number;
      chainConversion: number | null;
      notes: string[];
      credits: {
        step: string;
        conversions: number;
        value: number;
        share: number;
        removalEffect: number | null;
        cost: number | null;
        costPerConversion: number | null;
        returnOnSpend: number | null;
      }[];
    };
    removal?: {
      credits: {
        step: string;
        removalEffect: number | null;
      }[];
    };
    attributionModels?: {
      rows: {
        step: string;
        shares: number[];
      }[];
      pairs: {
        a: ('FIRST_TOUCH' | 'LAST_TOUCH' | 'LAST_NON_DIRECT' | 'LINEAR' | 'PARTICIPATION' | 'POSITION_BASED' | 'U_SHAPED' | 'J_SHAPED' | 'INVERSE_J' | 'W_SHAPED' | 'TIME_DECAY' | 'MARKOV' | 'SHAPLEY');
        b: ('FIRST_TOUCH' | 'LAST_TOUCH' | 'LAST_NON_DIRECT' | 'LINEAR' | 'PARTICIPATION' | 'POSITION_BASED' | 'U_SHAPED' | 'J_SHAPED' | 'INVERSE_J' | 'W_SHAPED' | 'TIME_DECAY' | 'MARKOV' | 'SHAPLEY');
        kendall: number;
      }[];
    };
    markovOrders?: {
      chosen: number;
      why: string;
      orders: {
        order: number;
        states: number;
        loss: number;
        lossStandardError: number;
        bic: number;
        removalEffects: {
          step: string;
          removalEffect: number;
        }[];
      }[];
      fullHistory: {
        step: string;
        removalEffect: number;
      }[];
    };
    whatIf?: {
      base: {
        conversion: number;
        expectedSteps: number;
        expectedValue: number;
      };
      after: {
        conversion: number;
        expectedSteps: number;
        expectedValue: number;
      };
      conversionsGained: number;
      valueGained: number;
      edges: {
        from: string;
        to: string;
        sensitivity: number | null;
        elasticity: number | null;
      }[];
    };
    passing?: {
      nodes: {
        id: string;
        conversion: {
          numerator: number;
        };
      }[];
    };
    graph?: {
      nodes: {
        id: string;
        kind: ('START' | 'STEP' | 'CONVERSION' | 'ENDED');
        dropOff: {
          value: number | null;
        };
      }[];
      edges: {
        from: string;
        to: string;
        probability: number;
      }[];
    };
  };
};

export type AttributionIntervals = {
  journeys: {
    count: number;
    attribution?: {
      credits: {
        step: string;
        share: number;
        shareLow: number | null;
        shareHigh: number | null;
        removalEffect: number | null;
        low: number | null;
        high: number | null;
      }[];
    };
    removal?: {
      credits: {
        step: string;
        low: number | null;
        high: number | null;
      }[];
    };
    best?: {
      chosen: number;
    };
  };
};

export type WhatIf = {
  journeys: {
    whatIf: {
      base: {
        conversion: number;
      };
      after: {
        conversion: number;
      };
      conversionsGained: number;
      valueGained: number;
    };
  };
};

export type LostRange = {
  journeys: {
    low: {
      conversionsGained: number;
    };
    high: {
      conversionsGained: number;
    };
  };
};

export type Bottlenecks = {
  touchpoints: {
    id: string;
    name: string;
    stage: string | null;
    channel: string | null;
    conversion: boolean;
  }[];
  journeys: {
    count: number;
    converted: number;
    conversion: {
      value: number | null;
      low: number | null;
      high: number | null;
      numerator: number;
      denominator: number;
      deff: number;
      of: string;
    };
    graph: {
      layout: {
        lanes: {
          name: string | null;
          kind: ('STAGE' | 'NO_STAGE' | 'LEVEL' | 'CONVERTED');
        }[];
      };
    };
    bottlenecks: {
      touchpoint: string;
      lostConversions: number;
      lostValue: number;
      dropOff: {
        value: number | null;
        low: number | null;
        high: number | null;
        numerator: number;
        denominator: number;
        deff: number;
        of: string;
      };
      usualDropOff: number;
      revisits: {
        value: number | null;
        low: number | null;
        high: number | null;
        numerator: number;
        denominator: number;
        deff: number;
        of: string;
      };
      passedBy: {
        value: number | null;
        low: number | null;
        high: number | null;
        numerator: number;
        denominator: number;
        deff: number;
        of: string;
      };
      medianWaitSeconds: number | null;
      p90WaitSeconds: number | null;
    }[];
  };
};

export type BottleneckReasons = {
  journeys: {
    bottlenecks: {
      touchpoint: string;
      unavoidable: boolean;
      narrowestWaist: boolean;
      reasons: string[];
    }[];
  };
};

export type Compare = {
  touchpoints: {
    id: string;
    name: string;
    channel: string | null;
    stage: string | null;
    conversion: boolean;
  }[];
  personas: {
    id: string;
    name: string;
  }[];
  journeys: {
    count: number;
    graph?: {
      layout: {
        width: number;
        height: number;
        lanes: {
          name: string | null;
          kind: ('STAGE' | 'NO_STAGE' | 'LEVEL' | 'CONVERTED');
          x: number;
          width: number;
          visits: number;
          steps: number;
          folded: boolean;
          hiddenTransitions: number;
        }[];
        cards: {
          id: string | null;
          steps: string[];
          lane: number;
          column: number;
          x: number;
          y: number;
          visits: number;
        }[];
        links: {
          source: number;
          target: number;
          count: number;
          countBack: number;
          back: boolean;
          shown: boolean;
          via: number[];
          bow: number;
          sourceY: number;
          targetY: number;
        }[];
      };
    };
  };
  compare?: {
    sharedCustomers: number;
    notes: string[];
    conversionGap: {
      difference: number | null;
      low: number | null;
      high: number | null;
      pValue: number | null;
      a: {
        value: number | null;
        low: number | null;
        high: number | null;
        numerator: number;
        denominator: number;
        deff: number;
        of: string;
      };
      b: {
        value: number | null;
        low: number | null;
        high: number | null;
        numerator: number;
        denominator: number;
        deff: number;
        of: string;
      };
    };
    a: {
      count: number;
      customers: number;
      converted: number;
      value: number;
      currencies: {
        currency: string | null;
        conversions: number;
        value: number;
      }[];
      conversion: {
        value: number | null;
        low: number | null;
        high: number | null;
        numerator: number;
        denominator: number;
        deff: number;
        of: string;
      };
      steps: {
        median: number;
      } | null;
      seconds: {
        median: number;
      } | null;
      graph: {
        nodes: {
          id: string;
          journeys: number;
          visits: number;
          dropOff: {
            value: number | null;
            low: number | null;
            high: number | null;
            numerator: number;
            denominator: number;
            deff: number;
            of: string;
          };
        }[];
      };
      bottlenecks: {
        touchpoint: string;
        lostConversions: number;
        dropOff: {
          value: number | null;
          low: number | null;
          high: number | null;
          numerator: number;
          denominator: number;
          deff: number;
          of: string;
        };
        usualDropOff: number;
        reasons: string[];
      }[];
    };
    b: {
      count: number;
      customers: number;
      converted: number;
      value: number;
      currencies: {
        currency: string | null;
        conversions: number;
        value: number;
      }[];
      conversion: {
        value: number | null;
        low: number | null;
        high: number | null;
        numerator: number;
        denominator: number;
        deff: number;
        of: string;
      };
      steps: {
        median: number;
      } | null;
      seconds: {
        median: number;
      } | null;
      graph: {
        nodes: {
          id: string;
          journeys: number;
          visits: number;
          dropOff: {
            value: number | null;
            low: number | null;
            high: number | null;
            numerator: number;
            denominator: number;
            deff: number;
            of: string;
          };
        }[];
      };
      bottlenecks: {
        touchpoint: string;
        lostConversions: number;
        dropOff: {
          value: number | null;
          low: number | null;
          high: number | null;
          numerator: number;
          denominator: number;
          deff: number;
          of: string;
        };
        usualDropOff: number;
        reasons: string[];
      }[];
    };
    decomposition: {
      step: string;
      part: number;
    }[];
    edges: {
      tested: number;
      edges: {
        from: string;
        to: string;
        probabilityA: number | null;
        probabilityB: number | null;
        countA: number;
        countB: number;
        pValue: number | null;
        qValue: number | null;
        medianSecondsA: number | null;
        medianSecondsB: number | null;
        timeQValue: number | null;
      }[];
    };
    paths: {
      tested: number;
      paths: {
        steps: string[];
        a: {
          value: number | null;
          low: number | null;
          high: number | null;
          numerator: number;
          denominator: number;
          deff: number;
          of: string;
        };
        b: {
          value: number | null;
          low: number | null;
          high: number | null;
          numerator: number;
          denominator: number;
          deff: number;
          of: string;
        };
        pValue: number | null;
        qValue: number | null;
      }[];
    };
  };
  stages?: {
    a: {
      count: number;
      graph: {
        nodes: {
          id: string;
          kind: ('START' | 'STEP' | 'CONVERSION' | 'ENDED');
          journeys: number;
          conversion: {
            value: number | null;
            low: number | null;
            high: number | null;
            numerator: number;
            denominator: number;
            deff: number;
            of: string;
          };
        }[];
      };
    };
    b: {
      count: number;
      graph: {
        nodes: {
          id: string;
          kind: ('START' | 'STEP' | 'CONVERSION' | 'ENDED');
          journeys: number;
          conversion: {
            value: number | null;
            low: number | null;
            high: number | null;
            numerator: number;
            denominator: number;
            deff: number;
            of: string;
          };
        }[];
      };
    };
    decomposition: {
      step: string;
      part: number;
    }[];
  };
};

export type Customers = {
  touchpoints: {
    id: string;
    name: string;
    conversion: boolean;
  }[];
  journeys: {
    count: number;
    customers: number;
    conversion: {
      value: number | null;
      low: number | null;
      high: number | null;
      numerator: number;
      denominator: number;
      deff: number;
      of: string;
    };
    members: {
      totalCount: number;
      edges: {
        node: {
          customer: string;
          number: number;
          steps: string[];
          start: string | null;
          end: string | null;
          converted: boolean;
          value: number;
        };
      }[];
    };
  };
  customer?: {
    id: string;
    identifiers: {
      kind: string;
      value: string;
    }[];
    evidence: {
      a: {
        kind: string;
        value: string;
      };
      b: {
        kind: string;
        value: string;
      };
      rule: string;
      source: string | null;
      first: string | null;
      last: string | null;
      records: number;
    }[];
    consent: {
      granted: boolean;
      at: string | null;
    } | null;
    traits: {
      name: string;
      value: string;
    }[];
    personas: {
      id: string;
      name: string;
    }[] | null;
    feedback: {
      edges: {
        node: {
          id: string;
          at: string | null;
          kind: ('NPS' | 'CSAT' | 'CES' | 'RATING' | 'TEXT');
          score: number | null;
          most: number | null;
          level: number | null;
          text: string | null;
          touchpoint: string | null;
          rule: ('NAMED' | 'NAMED_ONLY' | 'KEY' | 'NEAREST' | 'NONE');
        };
      }[];
    };
    interactions: {
      edges: {
        node: {
          at: string | null;
          position: number;
          touchpoint: {
            id: string;
            name: string;
            conversion: boolean;
          };
          channel: string | null;
          campaign: string | null;
          value: number | null;
          attributes: {
            name: string;
            value: string;
          }[];
          source: string;
        };
      }[];
      pageInfo: {
        hasNextPage: boolean;
      };
    };
  } | null;
};

export type CustomerJourneys = {
  customer: {
    journeys: {
      members: {
        edges: {
          node: {
            number: number;
            start: string | null;
            end: string | null;
            converted: boolean;
            value: number;
            steps: string[];
          };
        }[];
      };
    };
  } | null;
};

export type FindCustomers = {
  customers: {
    edges: {
      node: {
        id: string;
        traits: {
          name: string;
          value: string;
        }[];
      };
    }[];
    pageInfo: {
      hasNextPage: boolean;
    };
  };
};

export type SeparateIdentifiers = {
  separate: {
    id: string;
  };
};

export type JoinIdentifiers = {
  join: {
    id: string;
  };
};

export type Data = {
  touchpoints: {
    id: string;
    interactions: number;
  }[];
  imports: {
    edges: {
      node: {
        id: string;
        source: string;
        at: string;
        rows: number;
        accepted: number;
        leftOut: number;
        duplicates: number;
        rejected: number;
        customers: number;
        touchpoints: number;
        notes: string[];
      };
    }[];
    pageInfo: {
      hasNextPage: boolean;
    };
  };
};

export type Feedback = {
  touchpoints: {
    id: string;
    name: string;
    conversion: boolean;
  }[];
  personas: {
    id: string;
    name: string;
  }[];
  journeys: {
    count: number;
    feedback: {
      items: number;
      customers: number;
      joined: {
        rule: ('NAMED' | 'NAMED_ONLY' | 'KEY' | 'NEAREST' | 'NONE');
        items: number;
      }[];
      notes: string[];
      answered: {
        value: number | null;
        low: number | null;
        high: number | null;
        numerator: number;
        denominator: number;
        deff: number;
        of: string;
      } | null;
      nps: {
        value: number | null;
        low: number | null;
        high: number | null;
        n: number;
        customers: number;
      } | null;
      csat: {
        value: number | null;
        low: number | null;
        high: number | null;
        numerator: number;
        denominator: number;
        deff: number;
        of: string;
      } | null;
      level: {
        value: number | null;
        low: number | null;
        high: number | null;
        n: number;
        customers: number;
      } | null;
      touchpoints: {
        key: string;
        items: number;
        customers: number;
        answered: {
          value: number | null;
          low: number | null;
          high: number | null;
          numerator: number;
          denominator: number;
          deff: number;
          of: string;
        } | null;
        nps: {
          value: number | null;
          low: number | null;
          high: number | null;
          n: number;
          customers: number;
        } | null;
        csat: {
          value: number | null;
          low: number | null;
          high: number | null;
          numerator: number;
          denominator: number;
          deff: number;
          of: string;
        } | null;
        level: {
          value: number | null;
          low: number | null;
          high: number | null;
          n: number;
          customers: number;
        } | null;
      }[];
      stages: {
        key: string;
        items: number;
        customers: number;
        answered: {
          value: number | null;
          low: number | null;
          high: number | null;
          numerator: number;
          denominator: number;
          deff: number;
          of: string;
        } | null;
        nps: {
          value: number | null;
          low: number | null;
          high: number | null;
          n: number;
          customers: number;
        } | null;
        csat: {
          value: number | null;
          low: number | null;
          high: number | null;
          numerator: number;
          denominator: number;
          deff: number;
          of: string;
        } | null;
        level: {
          value: number | null;
          low: number | null;
          high: number | null;
          n: number;
          customers: number;
        } | null;
      }[];
      personas: {
        key: string;
        items: number;
        customers: number;
        answered: {
          value: number | null;
          low: number | null;
          high: number | null;
          numerator: number;
          denominator: number;
          deff: number;
          of: string;
        } | null;
        nps: {
          value: number | null;
          low: number | null;
          high: number | null;
          n: number;
          customers: number;
        } | null;
        csat: {
          value: number | null;
          low: number | null;
          high: number | null;
          numerator: number;
          denominator: number;
          deff: number;
          of: string;
        } | null;
        level: {
          value: number | null;
          low: number | null;
          high: number | null;
          n: number;
          customers: number;
        } | null;
      }[];
      effects: {
        touchpoint: string;
        effectOnLevel: {
          value: number | null;
          low: number | null;
          high: number | null;
          n: number;
          customers: number;
        };
        effectOnProgress: number | null;
      }[];
      low: {
        totalCount: number;
        edges: {
          node: {
            id: string;
            at: string | null;
            kind: ('NPS' | 'CSAT' | 'CES' | 'RATING' | 'TEXT');
            score: number | null;
            most: number | null;
            level: number | null;
            polarity: number | null;
            text: string | null;
            touchpoint: string | null;
            customer: {
              id: string;
            } | null;
          };
        }[];
      };
      high: {
        totalCount: number;
        edges: {
          node: {
            id: string;
            at: string | null;
            kind: ('NPS' | 'CSAT' | 'CES' | 'RATING' | 'TEXT');
            score: number | null;
            most: number | null;
            level: number | null;
            polarity: number | null;
            text: string | null;
            touchpoint: string | null;
            customer: {
              id: string;
            } | null;
          };
        }[];
      };
      contradictions: {
        id: string;
        at: string | null;
        kind: ('NPS' | 'CSAT' | 'CES' | 'RATING' | 'TEXT');
        score: number | null;
        most: number | null;
        level: number | null;
        polarity: number | null;
        text: string | null;
        touchpoint: string | null;
        customer: {
          id: string;
        } | null;
      }[];
      polarity: {
        language: string;
        way: ('LIST' | 'LEARNT' | 'BOTH' | 'NONE');
        texts: number;
        scored: number;
        ratedTexts: number;
        accuracy: number | null;
      }[];
    };
  };
};

export type FeedbackThemes = {
  journeys: {
    feedback: {
      themes: {
        words: string;
        items: number;
        customers: number;
        lift: number;
        qValue: number | null;
        level: {
          value: number | null;
          low: number | null;
          high: number | null;
          n: number;
          customers: number;
        };
        quotes: {
          id: string;
          text: string | null;
          touchpoint: string | null;
        }[];
      }[];
    };
  };
};

export type Flow = {
  touchpoints: {
    id: string;
    name: string;
    conversion: boolean;
  }[];
  journeys: {
    count: number;
    flow: {
      columns: {
        position: number;
        cells: {
          id: string;
          step: string;
          count: number;
          kind: ('START' | 'STEP' | 'OTHER' | 'CONVERTED' | 'ENDED');
        }[];
      }[];
      links: {
        source: string;
        target: string;
        count: number;
      }[];
    };
  };
};

export type Funnel = {
  touchpoints: {
    id: string;
    name: string;
    stage: string | null;
    conversion: boolean;
    interactions: number;
  }[];
  journeys: {
    count: number;
    conversion: {
      value: number | null;
      low: number | null;
      high: number | null;
      numerator: number;
      denominator: number;
      deff: number;
      of: string;
    };
    graph?: {
      layout: {
        lanes: {
          name: string | null;
        }[];
      };
    };
    commonPaths?: {
      edges: {
        node: {
          steps: string[];
          conversion: {
            numerator: number;
          };
        };
      }[];
    };
    funnel?: {
      steps: {
        entered: number;
        fromPrevious: {
          value: number | null;
          low: number | null;
          high: number | null;
          numerator: number;
          denominator: number;
          deff: number;
          of: string;
        };
        fromFirst: {
          value: number | null;
          low: number | null;
          high: number | null;
          numerator: number;
          denominator: number;
          deff: number;
          of: string;
        };
        secondsFromPrevious: {
          median: number;
          p90: number;
        } | null;
        wentInstead: {
          step: string;
          count: number;
          share: number;
        }[];
      }[];
      conversion: {
        value: number | null;
        low: number | null;
        high: number | null;
        numerator: number;
        denominator: number;
        deff: number;
        of: string;
      };
    };
  };
};

export type JourneyGraph = {
  journeys: {
    count: number;
    customers: number;
    converted: number;
    value: number;
    currencies: {
      currency: string | null;
      conversions: number;
      value: number;
    }[];
    conversion: {
      value: number | null;
      low: number | null;
      high: number | null;
      numerator: number;
      denominator: number;
      deff: number;
      of: string;
    };
    graph: {
      nodes: {
        id: string;
        kind: ('START' | 'STEP' | 'CONVERSION' | 'ENDED');
        label: string;
        channel: string | null;
        stage: string | null;
        visits: number;
        journeys: number;
        dropOff: {
          value: number | null;
          low: number | null;
          high: number | null;
          numerator: number;
          denominator: number;
          deff: number;
          of: string;
        };
        conversion: {
          value: number | null;
          low: number | null;
          high: number | null;
          numerator: number;
          denominator: number;
          deff: number;
          of: string;
        };
        conversionFromHere: number | null;
      }[];
      edges: {
        from: string;
        to: string;
        count: number;
        probability: number;
        medianSeconds: number | null;
        p90Seconds: number | null;
      }[];
      hidden: {
        nodes: number;
        edges: number;
        transitions: number;
      };
      layout: {
        width: number;
        height: number;
        lanes: {
          name: string | null;
          kind: ('STAGE' | 'NO_STAGE' | 'LEVEL' | 'CONVERTED');
          x: number;
          width: number;
          visits: number;
          steps: number;
          folded: boolean;
          hiddenTransitions: number;
        }[];
        cards: {
          id: string | null;
          steps?: string[];
          size: number;
          lane: number;
          column: number;
          x: number;
          y: number;
          visits: number;
          begun: number;
          ended: number;
        }[];
        links: {
          source: number;
          target: number;
          count: number;
          countBack: number;
          back: boolean;
          shown: boolean;
          via: number[];
          bow: number;
          sourceY: number;
          targetY: number;
        }[];
        coverage: {
          kinds: number;
          shownKinds: number;
          transitions: number;
          shownTransitions: number;
        };
      };
    };
    bottlenecks: {
      touchpoint: string;
      lostConversions: number;
    }[];
  };
};

export type JourneyGraphLater = {
  only?: {
    count: number;
  };
  journeys: {
    why?: {
      touchpoint: string;
      reasons: string[];
    }[];
    way?: {
      steps: {
        entered: number;
      }[];
    };
    commonPaths: {
      edges: {
        node: {
          steps: string[];
          count: number;
        };
      }[];
    };
    bottlenecks?: {
      touchpoint: string;
      medianWaitSeconds: number | null;
    }[];
    feedback?: {
      by: {
        key: string;
        customers: number;
        level: {
          value: number | null;
        } | null;
      }[];
    };
    attribution?: {
      credits: {
        step: string;
        removalEffect: number | null;
      }[];
    };
  };
};

export type Identity = {
  identity: {
    identifiers: number;
    customers: number;
    sizes: {
      identifiers: number;
      customers: number;
    }[];
    refusedCount: number;
    refused: {
      identifier: string;
      why: string;
    }[];
    blockedValues: number;
    blockedRecords: number;
    sharedDeviceCount: number;
    sharedDevices: string[];
    decisions: {
      id: string;
      joins: boolean;
      a: {
        kind: string;
        value: string;
      };
      b: {
        kind: string;
        value: string;
      };
      author: string;
      reason: string;
      at: string;
    }[];
  };
};

export type IdentityLevels = {
  identity: {
    levels: {
      identity: ('NONE' | 'PERSON' | 'ALL');
      journeys: {
        customers: number;
        count: number;
        converted: number;
        conversion: {
          value: number | null;
          low: number | null;
          high: number | null;
          numerator: number;
          denominator: number;
          deff: number;
          of: string;
        };
      };
    }[];
    deviceJoins: {
      count: number;
      converted: number;
      share: number | null;
    };
  };
};

export type DeleteKpi = {
  deleteKpi: boolean;
};

export type Kpis = {
  kpis: {
    id: string;
    name: string;
    definition: string;
    formula: string;
    target: number | null;
    better: ('HIGHER' | 'LOWER');
    revision: number;
    department: {
      id: string;
      name: string;
    } | null;
    now: {
      value: number | null;
      low: number | null;
      high: number | null;
      n: number;
      customers: number;
      numerator: number | null;
      denominator: number | null;
      textbook: number | null;
      unit: string;
      of: string;
      status: ('MET' | 'MISSED' | 'UNDECIDED' | 'NONE');
      nToDecide: number | null;
      notes: string[];
    };
    history: {
      from: string;
      value: {
        value: number | null;
        low: number | null;
        high: number | null;
        n: number;
      };
    }[];
  }[];
  departments: {
    id: string;
    name: string;
  }[];
  journeys: {
    count: number;
    converted: number;
    conversionNow: {
      value: number | null;
      low: number | null;
      high: number | null;
      n: number;
      customers: number;
      numerator: number | null;
      denominator: number | null;
      textbook: number | null;
      unit: string;
      of: string;
      status: ('MET' | 'MISSED' | 'UNDECIDED' | 'NONE');
      nToDecide: number | null;
      notes: string[];
    };
    conversionTrend: {
      from: string;
      value: {
        value: number | null;
        low: number | null;
        high: number | null;
        n: number;
      };
    }[];
    repeatNow: {
      value: number | null;
      low: number | null;
      high: number | null;
      n: number;
      customers: number;
      numerator: number | null;
      denominator: number | null;
      textbook: number | null;
      unit: string;
      of: string;
      status: ('MET' | 'MISSED' | 'UNDECIDED' | 'NONE');
      nToDecide: number | null;
      notes: string[];
    };
    repeatTrend: {
      from: string;
      value: {
        value: number | null;
        low: number | null;
        high: number | null;
        n: number;
      };
    }[];
  };
};

export type UsualAmounts = {
  journeys: {
    orderNow: {
      value: number | null;
      low: number | null;
      high: number | null;
      n: number;
      customers: number;
      numerator: number | null;
      denominator: number | null;
      textbook: number | null;
      unit: string;
      of: string;
      status: ('MET' | 'MISSED' | 'UNDECIDED' | 'NONE');
      nToDecide: number | null;
      notes: string[];
    };
    orderTrend: {
      from: string;
      value: {
        value: number | null;
        low: number | null;
        high: number | null;
        n: number;
      };
    }[];
    customerNow: {
      value: number | null;
      low: number | null;
      high: number | null;
      n: number;
      customers: number;
      numerator: number | null;
      denominator: number | null;
      textbook: number | null;
      unit: string;
      of: string;
      status: ('MET' | 'MISSED' | 'UNDECIDED' | 'NONE');
      nToDecide: number | null;
      notes: string[];
    };
    customerTrend: {
      from: string;
      value: {
        value: number | null;
        low: number | null;
        high: number | null;
        n: number;
      };
    }[];
  };
};

export type TryKpi = {
  journeys: {
    kpi: {
      value: number | null;
      low: number | null;
      high: number | null;
      n: number;
      unit: string;
      of: string;
    };
  };
};

export type SaveKpi = {
  saveKpi: {
    id: string;
    revision: number;
  };
};

export type KpiRevision = {
  kpi: {
    revision: number;
  } | null;
};

export type KpiParts = {
  journeys: {
    kpiBy: {
      key: string;
      value: {
        value: number | null;
        low: number | null;
        high: number | null;
        n: number;
        unit: string;
      };
    }[];
  };
};

export type JourneyMaps = {
  caller: {
    role: ('VIEWER' | 'ANALYST' | 'EDITOR' | 'ADMIN');
  };
  touchpoints: {
    id: string;
    name: string;
  }[];
  personas: {
    id: string;
    name: string;
  }[];
  departments: {
    id: string;
    name: string;
  }[];
  maps: {
    id: string;
    name: string;
    kind: ('AS_IS' | 'TO_BE');
    status: ('DRAFT' | 'LIVE' | 'RETIRED');
    description: string | null;
    revision: number;
    version: number;
    yaml: string;
    personas: {
      id: string;
      name: string;
    }[];
    comments: {
      id: string;
      on: {
        stage: string | null;
        key: string;
      };
      author: string;
      at: string;
      text: string;
    }[];
  }[];
};

export type MapAdvice = {
  map: {
    cells: {
      recommendations: {
        text: string;
        why: string[];
        effort: number;
        effortAssumed: boolean;
        perEffort: number | null;
        customers: number;
        owner: {
          id: string;
          name: string;
        } | null;
        opportunity: {
          status: ('OPEN' | 'PLANNED' | 'DOING' | 'DONE' | 'DISMISSED');
        } | null;
        gain: {
          conversions: {
            value: number | null;
            low: number | null;
            high: number | null;
          };
          value: {
            value: number | null;
            low: number | null;
            high: number | null;
          };
          partly: number[];
          elsewhere: number | null;
          together: number | null;
        } | null;
      }[];
    };
  } | null;
};

export type MapDraft = {
  mapDraft: string;
};

export type MapCell = {
  departments: {
    id: string;
    name: string;
  }[];
  map: {
    revision: number;
    personas: {
      id: string;
      name: string;
    }[];
    cells: {
      stages: {
        id: string;
        covers: string[];
        owner: {
          id: string;
        } | null;
        goals: {
          goal: {
            id: string;
            text: string;
            importance: number | null;
            success: string | null;
            within: string | null;
            persona: {
              id: string;
            } | null;
          };
        }[];
        emotion: {
          persona: {
            id: string;
            name: string;
          } | null;
          asIs: number | null;
          toBe: number | null;
          note: string | null;
        }[];
        painPoints: {
          id: string;
          text: string;
          source: ('DECLARED' | 'BOTTLENECK' | 'DROP_OFF' | 'LOOP' | 'SILENCE' | 'FEELING' | 'DEVIATION' | 'KPI');
          pattern: string | null;
          place: {
            touchpoint: string | null;
          };
        }[];
        kpis: {
          id: string;
          name: string;
          target: number | null;
        }[];
        opportunities: {
          id: string;
          text: string;
          status: ('OPEN' | 'PLANNED' | 'DOING' | 'DONE' | 'DISMISSED');
          effort: number | null;
          easesIds: string[];
          edits: string[];
          owner: {
            id: string;
          } | null;
        }[];
      }[];
    };
  } | null;
};

export type ApplyMap = {
  applyMaps: {
    applied: boolean;
    items: {
      path: string;
      change: ('ADDED' | 'CHANGED' | 'REMOVED');
      before: string | null;
      after: string | null;
    }[];
    faults: {
      line: number;
      column: number;
      message: string;
    }[];
  };
};

export type MondayPage = {
  digest: {
    from: string;
    to: string;
    kpis: {
      kpi: {
        id: string;
        name: string;
        unit: string;
        place: {
          stage: string | null;
        };
        department: {
          id: string;
          name: string;
        } | null;
      };
      before: {
        value: number | null;
        low: number | null;
        high: number | null;
        customers: number;
      };
      after: {
        value: number | null;
        low: number | null;
        high: number | null;
        customers: number;
      };
      difference: {
        value: number | null;
        low: number | null;
        high: number | null;
      };
    }[];
    painPoints: {
      id: string;
      source: ('DECLARED' | 'BOTTLENECK' | 'DROP_OFF' | 'LOOP' | 'SILENCE' | 'FEELING' | 'DEVIATION' | 'KPI');
      text: string;
      place: {
        kind: ('MAP' | 'STAGE' | 'TOUCHPOINT' | 'EDGE' | 'PATH' | 'PAIN_POINT' | 'OPPORTUNITY' | 'KPI' | 'CELL');
        key: string;
        stage: string | null;
        touchpoint: string | null;
        steps: string[];
      };
      lostConversions: number | null;
    }[];
    comments: {
      id: string;
      author: string;
      at: string;
      text: string;
      on: {
        kind: ('MAP' | 'STAGE' | 'TOUCHPOINT' | 'EDGE' | 'PATH' | 'PAIN_POINT' | 'OPPORTUNITY' | 'KPI' | 'CELL');
        key: string;
        stage: string | null;
        touchpoint: string | null;
        steps: string[];
      };
    }[];
  };
  opportunities: {
    id: string;
    text: string;
    status: ('OPEN' | 'PLANNED' | 'DOING' | 'DONE' | 'DISMISSED');
    effort: number | null;
    owner: {
      id: string;
      name: string;
    } | null;
  }[];
  map: {
    cells: {
      stages: {
        id: string;
        name: string;
        owner: {
          id: string;
          name: string;
        } | null;
        touchpoints: {
          touchpoint: {
            id: string;
          };
        }[];
      }[];
    };
  } | null;
};

export type MapStages = {
  departments: {
    id: string;
    name: string;
  }[];
  map: {
    revision: number;
    cells: {
      stages: {
        id: string;
        name: string;
        description: string | null;
        covers: string[];
        owner: {
          id: string;
        } | null;
      }[];
    };
  } | null;
};

export type MapVersions = {
  map: {
    revision: number;
    design: {
      steps: {
        id: string;
      }[];
    } | null;
    versions: {
      edges: {
        node: {
          number: number;
          at: string;
          by: string;
          note: string | null;
          yaml: string;
        };
      }[];
    };
  } | null;
};

export type MapDiffs = {
  map: {
    diff: {
      items: {
        path: string;
        change: ('ADDED' | 'CHANGED' | 'REMOVED');
        before: string | null;
        after: string | null;
      }[];
      figures: {
        path: string;
        before: {
          value: number | null;
        };
        after: {
          value: number | null;
        };
        qValue: number | null;
      }[];
    };
  } | null;
};

export type PublishMap = {
  publishMap: {
    number: number;
  };
};

export type DeleteMap = {
  deleteMap: boolean;
};

export type DesignDraft = {
  designDraft: string;
};

export type Overview = {
  touchpoints: {
    id: string;
    name: string;
    stage: string | null;
    conversion: boolean;
  }[];
  personas: {
    id: string;
    name: string;
  }[];
  journeys: {
    count: number;
    customers: number;
    converted: number;
    value: number;
    currencies: {
      currency: string | null;
      conversions: number;
      value: number;
    }[];
    dataUntil: string | null;
    open: number | null;
    conversion: {
      value: number | null;
      low: number | null;
      high: number | null;
      numerator: number;
      denominator: number;
      deff: number;
      of: string;
    };
    customerConversion: {
      value: number | null;
      low: number | null;
      high: number | null;
      numerator: number;
      denominator: number;
      deff: number;
      of: string;
    };
    steps: {
      mean: number;
      median: number;
      p90: number;
      max: number;
    } | null;
    seconds: {
      mean: number;
      median: number;
      p90: number;
      max: number;
    } | null;
    months: {
      from: string;
      count: number;
      open: number | null;
      conversion: {
        value: number | null;
        low: number | null;
        high: number | null;
        numerator: number;
        denominator: number;
        deff: number;
        of: string;
      };
      value: number;
    }[];
    weeks: {
      from: string;
      count: number;
      open: number | null;
      conversion: {
        value: number | null;
        low: number | null;
        high: number | null;
        numerator: number;
        denominator: number;
        deff: number;
        of: string;
      };
      value: number;
    }[];
    bottlenecks: {
      touchpoint: string;
      lostConversions: number;
      dropOff: {
        value: number | null;
        low: number | null;
        high: number | null;
        numerator: number;
        denominator: number;
        deff: number;
        of: string;
      };
      usualDropOff: number;
    }[];
    graph: {
      nodes: {
        id: string;
        kind: ('START' | 'STEP' | 'CONVERSION' | 'ENDED');
        stage: string | null;
        visits: number;
        dropOff: {
          value: number | null;
          low: number | null;
          high: number | null;
          numerator: number;
          denominator: number;
          deff: number;
          of: string;
        };
        conversionFromHere: number | null;
      }[];
      edges: {
        from: string;
        to: string;
        count: number;
      }[];
      layout: {
        lanes: {
          name: string | null;
        }[];
      };
    };
  };
};

export type OverviewLater = {
  journeys: {
    attribution: {
      credits: {
        step: string;
        conversions: number;
        share: number;
        removalEffect: number | null;
        low: number | null;
        high: number | null;
      }[];
    };
    loops: {
      steps: string[];
      journeys: number;
      extraVisits: number;
      conversionWith: {
        value: number | null;
        low: number | null;
        high: number | null;
        numerator: number;
        denominator: number;
        deff: number;
        of: string;
      };
      conversionWithout: {
        value: number | null;
        low: number | null;
        high: number | null;
        numerator: number;
        denominator: number;
        deff: number;
        of: string;
      };
    }[];
    breakdown: {
      key: string | null;
      count: number;
      conversion: {
        value: number | null;
        low: number | null;
        high: number | null;
        numerator: number;
        denominator: number;
        deff: number;
        of: string;
      };
    }[];
  };
};

export type CheckPattern = {
  checkPattern: {
    fault: string | null;
    journeys: number | null;
  };
};

export type Paths = {
  touchpoints: {
    id: string;
    name: string;
    conversion: boolean;
  }[];
  longer?: {
    count: number;
    pathGroups: {
      coverage: {
        value: number | null;
        low: number | null;
        high: number | null;
        numerator: number;
        denominator: number;
        deff: number;
        of: string;
      };
      groups: {
        representative: string[];
        count: number;
        variants: number;
        meanDistance: number;
        shareOfAll: {
          value: number | null;
          low: number | null;
          high: number | null;
          numerator: number;
          denominator: number;
          deff: number;
          of: string;
        };
        conversion: {
          value: number | null;
          low: number | null;
          high: number | null;
          numerator: number;
          denominator: number;
          deff: number;
          of: string;
        };
      }[];
    };
  };
  journeys: {
    count: number;
    converted: number;
    currencies: {
      currency: string | null;
      conversions: number;
      value: number;
    }[];
    conversion: {
      value: number | null;
      low: number | null;
      high: number | null;
      numerator: number;
      denominator: number;
      deff: number;
      of: string;
    };
    commonPaths: {
      totalCount: number;
      pageInfo: {
        hasNextPage: boolean;
        endCursor: string | null;
      };
      edges: {
        node: {
          steps: string[];
          count: number;
          value: number;
          shareOfAll: {
            value: number | null;
            low: number | null;
            high: number | null;
            numerator: number;
            denominator: number;
            deff: number;
            of: string;
          };
          conversion: {
            value: number | null;
            low: number | null;
            high: number | null;
            numerator: number;
            denominator: number;
            deff: number;
            of: string;
          };
          seconds: {
            median: number;
            p90: number;
          } | null;
        };
      }[];
    };
  };
};

export type RemovePersona = {
  deletePersona: boolean;
};

export type Personas = {
  touchpoints: {
    id: string;
    name: string;
    conversion: boolean;
  }[];
  vocabulary: {
    traits: string[];
  };
  personaCoverage: {
    unassigned: {
      value: number | null;
      low: number | null;
      high: number | null;
      numerator: number;
      denominator: number;
      deff: number;
      of: string;
    };
    overlaps: {
      a: string;
      b: string;
      customers: number;
    }[];
  };
  personas: {
    id: string;
    name: string;
    rule: string;
    fault: string | null;
    customers: number | null;
    description: string | null;
    goals: string[];
    color: string | null;
    journeys: {
      count: number;
      conversion: {
        value: number | null;
        low: number | null;
        high: number | null;
        numerator: number;
        denominator: number;
        deff: number;
        of: string;
      };
    } | null;
  }[];
};

export type PersonaLosses = {
  personas: {
    id: string;
    journeys: {
      count: number;
      bottlenecks: {
        touchpoint: string;
        lostConversions: number;
        dropOff: {
          value: number | null;
          low: number | null;
          high: number | null;
          numerator: number;
          denominator: number;
          deff: number;
          of: string;
        };
        usualDropOff: number;
      }[];
    } | null;
  }[];
};

export type CheckRule = {
  journeys: {
    customers: number;
    conversion: {
      value: number | null;
      low: number | null;
      high: number | null;
      numerator: number;
      denominator: number;
      deff: number;
      of: string;
    };
  };
};

export type DefinePersona = {
  definePersona: {
    id: string;
  };
};

export type Discover = {
  discoverPersonas: {
    k: number;
    bicStillFalling: boolean;
    stability: number;
    bic: {
      k: number;
      bic: number;
    }[];
    clusters: {
      id: string;
      customers: number;
      conversion: {
        value: number | null;
        low: number | null;
        high: number | null;
        numerator: number;
        denominator: number;
        deff: number;
        of: string;
      };
      transitions: {
        from: string;
        to: string;
        probabilityA: number | null;
        probabilityB: number | null;
        countA: number;
      }[];
      traits: {
        trait: string;
        value: string;
        share: number;
        shareElsewhere: number;
      }[];
      rule: {
        rule: string;
        precision: number;
        recall: number;
      };
    }[];
  };
};

export type Quality = {
  dataQuality: {
    sources: {
      source: string;
      imports: number;
      rows: number;
      rejected: number;
      warned: number;
      ruled: boolean;
      score: number;
      history: {
        importId: string;
        at: string;
        score: number;
      }[];
    }[];
    imports: {
      id: string;
      source: string;
      at: string;
      rows: number;
      taken: number;
      leftOut: number;
      duplicates: number;
      rejected: number;
      warned: number;
      ruled: boolean;
      score: number;
      reconciliation: string[];
    }[];
  };
};

export type ImportDetail = {
  dataQuality: {
    imports: {
      id: string;
      rules: {
        rule: string;
        column: string;
        error: boolean;
        measured: number;
        holds: boolean;
        lines: number[];
      }[];
      columns: {
        table: string;
        name: string;
        empty: number;
        filled: number;
        distinct: number;
        exact: boolean;
        type: ('INTEGER' | 'DECIMAL' | 'TIME' | 'EMAIL' | 'TEXT') | null;
        typed: number;
        numbers: {
          min: number;
          max: number;
          mean: number;
          median: number;
        } | null;
        minLength: number;
        maxLength: number;
        topValues: {
          value: string;
          count: number;
        }[];
        patterns: {
          value: string;
          count: number;
        }[];
        keyCandidate: boolean;
        sameAs: string[];
      }[];
      sourceColumns: {
        table: string;
        name: string;
        imports: number;
        empty: number;
        filled: number;
        distinct: number;
        exact: boolean;
        type: ('INTEGER' | 'DECIMAL' | 'TIME' | 'EMAIL' | 'TEXT') | null;
        typed: number;
        numbers: {
          min: number;
          max: number;
          mean: number;
        } | null;
        minLength: number;
        maxLength: number;
        topValues: {
          value: string;
          count: number;
        }[];
        patterns: {
          value: string;
          count: number;
        }[];
      }[];
      journeys: {
        interactions: number;
        customers: number;
        perCustomerMedian: number;
        perCustomerMost: number;
        gapMedianSeconds: number | null;
        sameMoment: number;
        backwards: number;
        future: number;
        ancient: number;
        spikeShare: number;
        spikeAt: string | null;
        fastCustomers: number;
        regularCustomers: number;
        robotRows: number;
      } | null;
    }[];
  };
};

export type Mappings = {
  mappings: {
    name: string;
    text: string;
    builtIn: boolean;
  }[];
};

export type SaveMapping = {
  saveMapping: {
    name: string;
  };
};

export type RemoveMapping = {
  removeMapping: boolean;
};

export type LookAt = {
  previewImport: {
    format: string;
    why: string;
    encoding: string;
    zone: string;
    mapping: string | null;
    choices: string[];
    systems: {
      mapping: string;
      name: string;
      why: string;
      roles: {
        role: string;
        expression: string;
      }[];
    }[];
    columns: {
      name: string;
      use: string;
    }[];
    rows: string[][];
    unused: string[];
    suggestions: string[];
    fault: string | null;
    interactions: {
      customer: string;
      at: string;
      touchpoint: string;
      channel: string | null;
      campaign: string | null;
      value: number | null;
      conversion: boolean;
    }[];
    report: {
      rows: number;
      taken: number;
      accepted: number;
      leftOut: number;
      duplicates: number;
      rejected: number;
      customers: number;
      touchpoints: number;
      notes: string[];
      reasons: {
        fate: ('LEFT_OUT' | 'DUPLICATE' | 'REJECTED');
        reason: string;
        records: number;
      }[];
      rejections: {
        line: number | null;
        reason: string;
        row: string;
      }[];
    } | null;
  };
};

export type Rejections = {
  imports: {
    edges: {
      node: {
        id: string;
        source: string;
        rejections: {
          line: number | null;
          reason: string;
          row: string;
        }[];
      };
    }[];
  };
};

export type TakeOutImport = {
  takeOutImport: {
    removed: boolean;
    notes: string[];
  };
};
