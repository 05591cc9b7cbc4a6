* Squared amplitude of neutrino trident production, nu(k1) + photon*(q) -> nu(k2) + l-(pm) + l+(pp).
*
* Run by derivations/generate.mjs, which passes TARGET and OUTPUT (a file name) and turns the C statements that FORM writes
* into TypeScript. All results carry a factor 1/16. Targets: BEAMELEMENT (metric, and w = k1),
* TURNEDELEMENT (w with w.k1 = 0), DILEPTON (BEAMELEMENT averaged over the directions of the leptons), PAIRAVERAGES
* (DILEPTON with all that depends on K2 in the averages).
*
* Amplitude (docs/physics/matrix-element.md), without couplings and photon propagator:
*   ubar(k2) gamma_al (1-g5) u(k1) * ubar(pm) [ gamma^be S(pm-q) gamma^al (V - A g5) + gamma^al (V - A g5) S(q-pp) gamma^be ] v(pp)
* Contracted over lepton spins with -g_{be be1} (metric) or w_be w_be1 (vector). V^2, A^2 and V A parts:
*   V^2: even + mm*mp*flip,   A^2: even - mm*mp*flip,   V A: parity.
* (The chiral rotation psi+ -> g5 psi+ exchanges V and A and flips the sign of mp, hence the form.)
*
* Scalars: Q2 = -q.q, x = 2 k1.q, K2 = (pm+pp)^2, T = -(k1-k2)^2, u = k1.pm, v = k1.pp,
*          dm = Q2 + 2 pm.q, dp = Q2 + 2 pp.q  (minus the propagator denominators), dm + dp = S = K2 + Q2 + T.
#-
Off statistics;
V k1,k2,q,pm,pp,w;
I al,be,al1,be1;
S mm,mp,V,A,im,ip,Q2,x,K2,T,u,v,S,dm,dp,iS,wm,wp,wq,ww;
S mm2,mp2;
S even,flip,parity,metric,vector;
S o0,...,o5,a0,...,a4,b0,...,b4,c0,...,c4,e0,e1,one,du;

L N = g_(1,k2,al)*(1-g5_(1))*g_(1,k1)*(1+g5_(1))*g_(1,al1);
trace4,1;
.sort
L M = (g_(2,pm)+mm)*
 ( -im*g_(2,be)*(g_(2,pm)-g_(2,q)+mm)*g_(2,al)*(V-A*g5_(2)) - ip*g_(2,al)*(V-A*g5_(2))*(g_(2,q)-g_(2,pp)+mp)*g_(2,be) )
 *(g_(2,pp)-mp)*
 ( -im*(V+A*g5_(2))*g_(2,al1)*(g_(2,pm)-g_(2,q)+mm)*g_(2,be1) - ip*g_(2,be1)*(g_(2,q)-g_(2,pp)+mp)*(V+A*g5_(2))*g_(2,al1) );
trace4,2;
.sort
#if "`TARGET'" == "TURNEDELEMENT"
L F = N*M*w(be)*w(be1)*vector;
#else
L F = N*M*(-d_(be,be1)*metric + k1(be)*k1(be1)*vector);
#endif
.sort
Drop N,M;
contract;
id k2 = k1+q-pm-pp;
.sort
contract;
* What is left with a single e_ is odd under time reversal and vanishes by the Schouten identity for a real w.
if ( count(e_,1) > 0 ) discard;
.sort
id k1.k1=0; id q.q=-Q2; id pm.pm=mm2; id pp.pp=mp2;
id pm.pp=(K2-mm2-mp2)/2;
id k1.q=x/2;
id k1.pp=(x-T)/2-k1.pm;
id k1.pm=u;
id q.pm=(dm-Q2)/2; id q.pp=(dp-Q2)/2;
id w.k1=0; id w.pm=wm; id w.pp=wp; id w.q=wq; id w.w=ww;
id mm^2=mm2; id mp^2=mp2;
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
* even/flip/parity: V^2 -> even + mm*mp*flip; A^2 gives the same information and is dropped.
id A^2=0;
id V*A=parity;
id V^2*mm*mp=flip;
id V^2=even;
.sort

#if "`TARGET'" == "DILEPTON"
* Each 1/dm pole is taken with u = k1.pm. The exchange pm <-> pp maps it onto the 1/dp pole with u -> v and the masses
* exchanged (parity changes sign), so the dm half and half of the pole-free part determine everything.
* aN = <u^N/dm^2>, bN = <u^N/dm>: angular averages over the dilepton directions, done in dileptonAngularAverages.ts.
if ( count(ip,1) > 0 ) discard;
if ( count(im,1) == 0 ) multiply 1/2;
.sort
#do n=4,0,-1
  id im^2*u^`n' = a`n';
#enddo
#do n=4,0,-1
  id im*u^`n' = b`n';
#enddo
#elseif "`TARGET'" == "PAIRAVERAGES"
#include pairAverages.frm
id mm2=mm^2; id mp2=mp^2;
#endif
id metric*even=o0; id metric*flip=o1; id metric*parity=o2;
id vector*even=o3; id vector*flip=o4; id vector*parity=o5;
multiply 1/16;
.sort
ExtraSymbols,vector,z;
Format O2;
Format C;
B o0,o1,o2,o3,o4,o5;
.sort
#optimize F
#write <`OUTPUT'> "%O"
#write <`OUTPUT'> "F = %e", F
.end
