* Squared amplitude of nu(k1) + photon*(q) -> nu'(k2) + l-(pm) + l+(pp) through operators that turn the neutrino's helicity.
*
* Run by derivations/generate.mjs like trident.frm, whose scalars it shares. All results carry a factor 1/16.
* Contracted with -g_{be be1} (metric) and with k1_be k1_be1 (vector), averaged over the directions of the leptons.
* Targets: FLIPDILEPTON, FLIPPAIRAVERAGES (the same with all that depends on K2 in the averages); FLIPELEMENT at one point, contracted
* with w_be w_be1 (vector) for w.k1 = 0.
*
* Amplitude (docs/physics/helicity-flip.md), without couplings and photon propagator:
*   ubar(k2) G (1-g5) u(k1) * ubar(pm) [ gamma^be S(pm-q) G' + G' S(q-pp) gamma^be ] v(pp),   summed over
*   G x G' = 1 x (SC - PC g5)  +  TC sigma_ab x sigma^ab  +  DC (k1+k2)_al x gamma^al,
* with sigma_ab x sigma^ab = 4 (1 x 1) - gamma_a gamma_b x gamma^a gamma^b.
* The neutrino line of DC is that of a dipole: for massless neutrinos i sigma^{al be}(k1-k2)_be = (k1+k2)^al between
* spinors of opposite chirality (Gordon identity).
#-
Off statistics;
V k1,k2,q,pm,pp,w;
I al,r,s,r1,s1,be,be1;
S mm,mp,im,ip,Q2,x,K2,T,u,v,S,dm,dp,iS,wm,wp,wq,ww;
S SC,PC,TC,DC,left,right;
S metric,vector;
S o0,...,o13,a0,...,a4,b0,...,b4,c0,...,c4,e0,e1,one,du;

* What stands on the lepton line beside each of the two factors of the neutrino line, and its conjugate.
#define ONE "(SC-PC*g5_(2)+4*TC+DC*(g_(2,k1)+g_(2,k2)))"
#define CONJUGATE "(SC+PC*g5_(2)+4*TC+DC*(g_(2,k1)+g_(2,k2)))"
#define TWO "g_(2,r,s)"
#define REVERSED "g_(2,s1,r1)"

L N00 = g_(1,k2)*(1-g5_(1))*g_(1,k1)*(1+g5_(1));
L N20 = -TC*g_(1,k2)*g_(1,r,s)*(1-g5_(1))*g_(1,k1)*(1+g5_(1));
L N02 = -TC*g_(1,k2)*(1-g5_(1))*g_(1,k1)*(1+g5_(1))*g_(1,s1,r1);
L N22 = TC^2*g_(1,k2)*g_(1,r,s)*(1-g5_(1))*g_(1,k1)*(1+g5_(1))*g_(1,s1,r1);
trace4,1;
.sort
L M00 = (g_(2,pm)+mm)*
 ( -im*g_(2,be)*(g_(2,pm)-g_(2,q)+mm)*`ONE' - ip*`ONE'*(g_(2,q)-g_(2,pp)+mp)*g_(2,be) )
 *(g_(2,pp)-mp)*
 ( -im*`CONJUGATE'*(g_(2,pm)-g_(2,q)+mm)*g_(2,be1) - ip*g_(2,be1)*(g_(2,q)-g_(2,pp)+mp)*`CONJUGATE' );
L M20 = (g_(2,pm)+mm)*
 ( -im*g_(2,be)*(g_(2,pm)-g_(2,q)+mm)*`TWO' - ip*`TWO'*(g_(2,q)-g_(2,pp)+mp)*g_(2,be) )
 *(g_(2,pp)-mp)*
 ( -im*`CONJUGATE'*(g_(2,pm)-g_(2,q)+mm)*g_(2,be1) - ip*g_(2,be1)*(g_(2,q)-g_(2,pp)+mp)*`CONJUGATE' );
L M02 = (g_(2,pm)+mm)*
 ( -im*g_(2,be)*(g_(2,pm)-g_(2,q)+mm)*`ONE' - ip*`ONE'*(g_(2,q)-g_(2,pp)+mp)*g_(2,be) )
 *(g_(2,pp)-mp)*
 ( -im*`REVERSED'*(g_(2,pm)-g_(2,q)+mm)*g_(2,be1) - ip*g_(2,be1)*(g_(2,q)-g_(2,pp)+mp)*`REVERSED' );
L M22 = (g_(2,pm)+mm)*
 ( -im*g_(2,be)*(g_(2,pm)-g_(2,q)+mm)*`TWO' - ip*`TWO'*(g_(2,q)-g_(2,pp)+mp)*g_(2,be) )
 *(g_(2,pp)-mp)*
 ( -im*`REVERSED'*(g_(2,pm)-g_(2,q)+mm)*g_(2,be1) - ip*g_(2,be1)*(g_(2,q)-g_(2,pp)+mp)*`REVERSED' );
trace4,2;
.sort
#if "`TARGET'" == "FLIPELEMENT"
L F = (N00*M00+N20*M20+N02*M02+N22*M22)*w(be)*w(be1)*vector;
#else
L F = (N00*M00+N20*M20+N02*M02+N22*M22)*(-d_(be,be1)*metric + k1(be)*k1(be1)*vector);
#endif
.sort
Drop N00,N20,N02,N22,M00,M20,M02,M22;
contract;
id k2 = k1+q-pm-pp;
.sort
contract;
* What is left with a single e_ is odd under time reversal and vanishes by the Schouten identity.
if ( count(e_,1) > 0 ) discard;
.sort
id k1.k1=0; id q.q=-Q2; id pm.pm=mm^2; id pp.pp=mp^2;
id pm.pp=(K2-mm^2-mp^2)/2;
id k1.q=x/2;
id k1.pp=(x-T)/2-k1.pm;
id k1.pm=u;
id q.pm=(dm-Q2)/2; id q.pp=(dp-Q2)/2;
id w.k1=0; id w.pm=wm; id w.pp=wp; id w.q=wq; id w.w=ww;
.sort
* Reduce to partial fractions in dm and dp.
repeat;
 id dm*im=1; id dp*ip=1;
 id dm*ip=S*ip-1; id dp*im=S*im-1;
 id im*ip=iS*(im+ip);
 id dp=S-dm;
 id iS*S=1;
endrepeat;
id S=K2+Q2+T;
.sort

#if "`TARGET'" == "FLIPDILEPTON"
* As in trident.frm: the dm half, and half of what has no pole.
if ( count(ip,1) > 0 ) discard;
if ( count(im,1) == 0 ) multiply 1/2;
.sort
#do n=4,0,-1
  id im^2*u^`n' = a`n';
#enddo
#do n=4,0,-1
  id im*u^`n' = b`n';
#enddo
#elseif "`TARGET'" == "FLIPPAIRAVERAGES"
#include pairAverages.frm
#endif
.sort
* A photon couples to leptons of one flavour only; for equal masses S and D do not interfere (opposite charge conjugation).
id SC*DC=0;
#do i=0,1
#if `i' == 0
#define KIND "metric"
#else
#define KIND "vector"
#endif
id `KIND'*SC^2=o{7*`i'+0};
id `KIND'*PC^2=o{7*`i'+1};
id `KIND'*TC^2=o{7*`i'+2};
id `KIND'*SC*TC=o{7*`i'+3};
id `KIND'*PC*TC=o{7*`i'+4};
id `KIND'*DC^2=o{7*`i'+5};
id `KIND'*TC*DC=o{7*`i'+6};
#enddo
multiply 1/16;
.sort
ExtraSymbols,vector,z;
Format O2;
Format C;
B o0,...,o13;
.sort
#optimize F
#write <`OUTPUT'> "%O"
#write <`OUTPUT'> "F = %e", F
.end
